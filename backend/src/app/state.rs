//! The application's state.

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
use crate::infra::passkeys::Passkeys;
use crate::infra::revocation_list::SignedList;
use crate::infra::sealing::Sealer;
use crate::infra::signatures::Authorities;

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
    /// The trusted issuers of recorded certificates; without them, the signer is not checked.
    pub issuers: Option<Arc<Issuers>>,
    /// The authorities of signed letters; without them, nobody can say who vouches for a signer.
    pub letter_authorities: Option<Arc<Authorities>>,
    /// The agencies' service standards.
    pub standards: Arc<Standards>,
    /// Days on which no office works.
    pub holidays: Arc<Holidays>,
    /// Wakes the senders after a commit that enqueued a mail or a text message.
    pub outbox_waker: OutboxWaker,
    /// Status of the background jobs.
    pub jobs: Jobs,
    /// Requests that change something. They finish even if the client disconnects.
    pub changes: TaskTracker,
    /// Cancels changes that are still running some time after the stop.
    pub changes_end: CancellationToken,
    /// Concurrency and rate limits.
    pub limits: Arc<Limits>,
    /// Signs checkpoints of the log.
    pub checkpoint_key: Arc<Key>,
    /// Seals secrets in the database.
    pub sealer: Arc<Sealer>,
    /// Makes and checks passkeys; none where browsers allow none.
    pub passkeys: Option<Arc<Passkeys>>,
    /// The list of revoked certificates that was signed last.
    pub revocation_list: SignedList,
    /// The result of the database's integrity check.
    pub integrity: Integrity,
    /// Version of the program, and the build of the kiosk's page that it serves.
    pub kiosk_version: Arc<str>,
}

impl App {
    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns the standard of an agency on record, with the agency's settings.
    pub fn standard(&self, agency: &AgencyId) -> Result<Arc<ServiceStandard>, Error> {
        self.standards.get(agency).ok_or_else(|| Error::internal("a person's agency has no service standard"))
    }

    /// Returns the current version of an agency's standard, for new applications.
    pub fn version(&self, agency: &AgencyId) -> Result<Version, Error> {
        let version = self.standards.current(agency);
        version.ok_or_else(|| Error::internal("a person's agency has no service standard"))
    }

    /// Returns the version under which a renewal was submitted.
    pub fn known_version(&self, digest: &Digest) -> Result<Version, Error> {
        let version = self.standards.version(digest);
        version.ok_or_else(|| Error::internal("a renewal of an unknown version of its standard"))
    }

    /// Returns the mail writer of this agency.
    pub fn writer(&self, agency: &AgencyId) -> Result<Writer<'_>, Error> {
        Ok(Writer { public_url: &self.config.public_url, standard: self.standard(agency)? })
    }
}
