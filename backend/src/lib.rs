//! Perbarui's backend: authenticates, asks the domain, stores, answers.

pub mod app;
pub mod cli;
pub mod config;
pub mod db;
pub mod http;
pub mod infra;
pub mod jobs;
pub mod web;

use std::sync::Arc;

use axum::Router;
use domain::standard::Issuing;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::checkpoint::key::Key;
use crate::app::issuance::trusted_issuers::Issuers;
use crate::app::job_status::Jobs;
use crate::app::settings::standards::Standards;
use crate::app::start::StartError;
use crate::app::state::App;
use crate::config::Config;
use crate::db::Db;
use crate::http::static_files::StaticFiles;
use crate::infra::authority::{Authority, Embedded, EmbeddedConfig};
use crate::infra::clock::{Clock, SystemClock};
use crate::infra::limits::Limits;
use crate::infra::mail::OutboxWaker;
use crate::infra::passkeys::Passkeys;
use crate::infra::revocation_list::SignedList;
use crate::infra::sealing::Sealer;
use crate::infra::signatures::Authorities;

/// The external dependencies of the program, which tests replace.
pub struct Ports {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The authority that issues certificates.
    pub authority: Arc<dyn Authority>,
}

impl Ports {
    /// Returns the system's clock and the embedded authority in the data directory, which is made at the first start
    /// only.
    pub async fn real(config: &Config) -> Result<Self, StartError> {
        infra::data_folder::make(&config.data)?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let directory = config.authority_directory();
        let list = Some(&config.public_url).filter(|url| !url.is_empty());
        let crl_url = list.map(|url| format!("{url}{}", domain::api::path::REVOCATION_LIST));
        let settings = EmbeddedConfig { organization: config.authority_name.clone(), crl_url };
        let now = clock.now().0;
        if Embedded::is_missing(&directory)? {
            app::start::check_new_authority(config).await?;
        }
        let opened = tokio::task::spawn_blocking(move || Embedded::open(&directory, &settings, now));
        let authority = Arc::new(opened.await.map_err(std::io::Error::other)??);
        Ok(Self { clock, authority })
    }
}

/// Opens the database and builds the application. No background jobs run yet.
pub async fn app(config: Config, ports: Ports) -> Result<(Router, App), StartError> {
    let mut standards = Standards::load(config.standards.as_deref())?;
    let holidays = app::settings::standards::holidays(config.holidays.as_deref())?;
    let issuers = config.issuers.as_deref().map(Issuers::load).transpose()?;
    let letter_authorities = config.letter_roots.as_deref().map(Authorities::load).transpose()?;
    if issuers.is_none() && standards.all().iter().any(|standard| standard.issuing == Issuing::ByHand) {
        tracing::warn!("nobody checks who signed the certificates that officers record: PERBARUI_ISSUERS is not set");
    }
    infra::data_folder::make(&config.data)?;
    let integrity = app::start::check_database(&config).await?;
    let checkpoint_key = Key::open(&config.data)?;
    let sealer = Sealer::new(&checkpoint_key.sealing_key())?;
    let passkeys = Passkeys::new(&config.public_url);
    let db = Db::open(&config.database()).await?;
    app::start::check(&db, &config, &mut standards, &*ports.authority, ports.clock.now()).await?;
    app::checkpoint::record_key(&db, &checkpoint_key, ports.clock.now()).await?;
    let static_files = StaticFiles::load(&config.dist)?;
    let limits = Arc::new(Limits::new(config.password_cost));
    let app = App {
        db,
        config: Arc::new(config),
        clock: ports.clock,
        authority: ports.authority,
        issuers: issuers.map(Arc::new),
        letter_authorities: letter_authorities.map(Arc::new),
        standards: Arc::new(standards),
        holidays: Arc::new(holidays),
        outbox_waker: OutboxWaker::default(),
        jobs: Jobs::default(),
        changes: TaskTracker::new(),
        changes_end: CancellationToken::new(),
        limits,
        sealer: Arc::new(sealer),
        passkeys: passkeys.map(Arc::new),
        checkpoint_key: Arc::new(checkpoint_key),
        revocation_list: SignedList::default(),
        integrity,
        kiosk_version: static_files.kiosk_version().into(),
    };
    app::settings::agency_settings::load(&app).await?;
    Ok((http::router(app.clone(), static_files), app))
}
