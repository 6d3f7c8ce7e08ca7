//! What must be so before the program serves: it refuses to start on a damaged database, without the authority that issued
//! what is on record, without the service standards of people on record, and with invented people in public.

use std::path::PathBuf;

use domain::standard::AgencyId;

use crate::app::checkpoint::key::KeyError;
use crate::app::issuance::trusted_issuers::IssuersError;
use crate::app::mail_sender::CarrierError;
use crate::app::settings::standards::{StandardError, Standards};
use crate::app::soundness::Soundness;
use crate::config::Config;
use crate::config::network::Networks;
use crate::db::SnapshotError;
use crate::db::{Conn, Db, start as rows};
use crate::infra::authority::{Authority, AuthorityError};
use crate::infra::data_folder::FolderError;

/// Why the program does not serve, though it could.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Known passwords where everybody comes.
    #[error("--demo makes log-ins that everybody knows: not together with a public address ({0})")]
    DemoInPublic(String),
    /// The database's file is damaged.
    #[error(
        "the database {file} is damaged: {found}. Keep a copy of the whole data folder, then restore the last backup; \
         nothing was changed"
    )]
    Damaged {
        /// Which file.
        file: PathBuf,
        /// What `SQLite` says.
        found: String,
    },
    /// People without a procedure.
    #[error(
        "people or applications of the agency `{0}` are on record, but no service standard describes it: put its TOML file \
         back where PERBARUI_STANDARDS points"
    )]
    AgencyGone(String),
    /// The keys are gone.
    #[error(
        "certificates were issued here, but there is no authority in {0}: restore that folder from the backup (its keys and \
         certificates, mode 0700). A new authority would be another one, and is not made"
    )]
    AuthorityGone(PathBuf),
    /// Other keys are there.
    #[error(
        "the authority in {0} is not the one that issued the certificates on record: restore that folder from the backup \
         that belongs to this database"
    )]
    AuthorityOther(PathBuf),
}

/// Refuses settings that contradict each other. The public address must be filled in.
pub fn check_settings(config: &Config) -> Result<(), Refusal> {
    if config.demo && config.public_url.starts_with("https://") {
        return Err(Refusal::DemoInPublic(config.public_url.clone()));
    }
    Ok(())
}

/// Whether a proxy must be in front (this program has no TLS) and nobody said which: then everybody counts as one address.
pub fn misses_proxy(config: &Config) -> bool {
    config.public_url.starts_with("https://") && config.trusted_proxy == Networks::default()
}

/// Refuses to make a new authority beside a database that tells of certificates from another one.
pub async fn check_new_authority(config: &Config) -> Result<(), StartError> {
    if rows::has_orders(&config.database()).await? {
        return Err(Refusal::AuthorityGone(config.authority_directory()).into());
    }
    Ok(())
}

/// Refuses an authority that did not issue the latest certificate on record.
async fn check_authority(db: &mut Conn, config: &Config, authority: &dyn Authority) -> Result<(), StartError> {
    match rows::last_issued(db).await? {
        Some(der) if authority.chain_of(&der).is_none() => {
            Err(Refusal::AuthorityOther(config.authority_directory()).into())
        }
        _ => Ok(()),
    }
}

/// Refuses a database whose people or applications belong to agencies without a service standard.
pub async fn check_agencies(db: &mut Conn, standards: &Standards) -> Result<(), StartError> {
    for agency in rows::agencies(db).await? {
        if standards.written(&AgencyId(agency.clone())).is_none() {
            return Err(Refusal::AgencyGone(agency).into());
        }
    }
    Ok(())
}

/// Refuses a damaged database.
pub async fn check_database(config: &Config) -> Result<Soundness, StartError> {
    let sound = Soundness::at_start(&config.database()).await?;
    match sound.found() {
        Some(found) => Err(Refusal::Damaged { file: config.database(), found }.into()),
        None => Ok(sound),
    }
}

/// Refuses what does not belong together: a database that can't be written, agencies without standards, another authority.
pub async fn check(
    db: &Db,
    config: &Config,
    standards: &Standards,
    authority: &dyn Authority,
) -> Result<(), StartError> {
    let mut tx = db.begin().await?;
    check_agencies(&mut tx, standards).await?;
    check_authority(&mut tx, config, authority).await?;
    Ok(tx.rollback().await?)
}

/// Why the program can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A service standard or the holidays.
    #[error(transparent)]
    Standard(#[from] StandardError),
    /// The database.
    #[error("database: {0}")]
    Database(#[from] sqlx::migrate::MigrateError),
    /// The certificates of the authority that issues by hand.
    #[error(transparent)]
    Issuers(#[from] IssuersError),
    /// The authority.
    #[error("authority: {0}")]
    Authority(#[from] AuthorityError),
    /// The address is taken, or not this machine's.
    #[error("--listen {address}: {source}")]
    Listen {
        /// Which one.
        address: std::net::SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The address of the metrics is taken, or not this machine's.
    #[error("--metrics-listen {address}: {source}")]
    MetricsListen {
        /// Which one.
        address: std::net::SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// Metrics can't be kept.
    #[error("metrics: {0}")]
    Metrics(String),
    /// Mail settings.
    #[error(transparent)]
    Mail(#[from] CarrierError),
    /// A file or the network.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The data folder.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The key of the checkpoints.
    #[error(transparent)]
    Checkpoint(#[from] KeyError),
    /// The database can't be looked at.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// It could start, but must not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A query of the start.
    #[error("database: {0}")]
    Query(#[from] sqlx::Error),
}
