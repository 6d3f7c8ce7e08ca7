//! What every handler can reach.

use std::sync::Arc;

use domain::moment::Timestamp;
use domain::office_hours::Holidays;
use domain::renewal::Digest;
use domain::standard::{AgencyId, ServiceStandard};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::checkpoint::key::Key;
use crate::app::error::Error;
use crate::app::integrity::Integrity;
use crate::app::issuance::trusted_issuers::Issuers;
use crate::app::job_status::Jobs;
use crate::app::settings::standards::{Standards, Version};
use crate::config::Config;
use crate::db::Db;
use crate::infra::authority::Authority;
use crate::infra::clock::Clock;
use crate::infra::limits::Limits;
use crate::infra::mail::OutboxWaker;
use crate::infra::mail::text::Writer;

/// The running program. Cloning is cheap.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The settings.
    pub config: Arc<Config>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Who issues certificates.
    pub authority: Arc<dyn Authority>,
    /// Who issues in the authority's own system; none: whatever officers record is believed.
    pub issuers: Option<Arc<Issuers>>,
    /// The agencies' service standards.
    pub standards: Arc<Standards>,
    /// Days on which no office works.
    pub holidays: Arc<Holidays>,
    /// Wakes the mail sender after a commit that enqueued a mail.
    pub outbox_waker: OutboxWaker,
    /// How the jobs in the background are doing.
    pub jobs: Jobs,
    /// Requests that change something: they are finished even if their client has gone.
    pub changes: TaskTracker,
    /// Cuts off the changes that are still under way some time after the stop.
    pub changes_end: CancellationToken,
    /// How much is done at once.
    pub limits: Arc<Limits>,
    /// Signs checkpoints of the log.
    pub checkpoint_key: Arc<Key>,
    /// Whether the database's file holds together.
    pub integrity: Integrity,
}

impl App {
    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The standard of an agency that a person on record belongs to, with the agency's settings.
    pub fn standard(&self, agency: &AgencyId) -> Result<Arc<ServiceStandard>, Error> {
        self.standards.get(agency).ok_or_else(|| Error::internal("a person's agency has no service standard"))
    }

    /// The version of that standard under which applications are submitted now.
    pub fn version(&self, agency: &AgencyId) -> Result<Version, Error> {
        let version = self.standards.current(agency);
        version.ok_or_else(|| Error::internal("a person's agency has no service standard"))
    }

    /// The version that a renewal on record was submitted under.
    pub fn known_version(&self, digest: &Digest) -> Result<Version, Error> {
        let version = self.standards.version(digest);
        version.ok_or_else(|| Error::internal("a renewal of an unknown version of its standard"))
    }

    /// Writes mails of this agency.
    pub fn writer(&self, agency: &AgencyId) -> Result<Writer<'_>, Error> {
        Ok(Writer { public_url: &self.config.public_url, standard: self.standard(agency)? })
    }
}
