//! Checks before serving: the program refuses to start on a damaged database, without the authority that issued the
//! certificates on record, without the service standards of people on record, and with demo people on a public address.

use std::path::PathBuf;

use domain::moment::Timestamp;
use domain::standard::AgencyId;

use crate::app::checkpoint::key::KeyError;
use crate::app::integrity::Integrity;
use crate::app::issuance::trusted_issuers::IssuersError;
use crate::app::mail_sender::MailTransportError;
use crate::app::settings::standards::{StandardError, Standards, versions};
use crate::config::Config;
use crate::config::network::Networks;
use crate::config::webhook::GatewayFault;
use crate::db::SnapshotError;
use crate::db::{Conn, Db, standard_versions, start as rows};
use crate::infra::authority::{Authority, AuthorityError};
use crate::infra::data_folder::FolderError;
use crate::infra::sealing::SealBroken;
use crate::infra::signatures::AuthoritiesError;
use crate::infra::webhook::WebhookError;

/// Why the program refuses to serve.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Demo accounts on a public address.
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
    /// An agency on record without a service standard.
    #[error(
        "people or applications of the agency `{0}` are on record, but no service standard describes it: put its TOML file \
         back where PERBARUI_STANDARDS points"
    )]
    AgencyGone(String),
    /// Open cases of a version that can't be used.
    #[error(
        "applications of the agency `{agency}` are under way by a version of its service standard ({}) that {found}: start the \
         version of Perbarui that they were submitted to, until they are finished, or restore the last backup", &digest.get(..12).unwrap_or(digest)
    )]
    VersionGone {
        /// The agency.
        agency: String,
        /// Names the version.
        digest: String,
        /// What is wrong with it.
        found: String,
    },
    /// The authority's keys are missing.
    #[error(
        "certificates were issued here, but there is no authority in {0}: restore that folder from the backup (its keys and \
         certificates, mode 0700). A new authority would be another one, and is not made"
    )]
    AuthorityGone(PathBuf),
    /// The authority's keys are others.
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

/// Whether a required proxy is not configured: the public URL is `https`, but this program has no TLS. All clients
/// would count as one address.
pub fn misses_proxy(config: &Config) -> bool {
    config.public_url.starts_with("https://") && config.trusted_proxy == Networks::default()
}

/// Fails if the database holds certificates of another authority, so that no new one is made beside it.
pub async fn check_new_authority(config: &Config) -> Result<(), StartError> {
    if rows::has_orders(&config.database()).await? {
        return Err(Refusal::AuthorityGone(config.authority_directory()).into());
    }
    Ok(())
}

/// Fails if the authority did not issue the latest certificate on record.
async fn check_authority(db: &mut Conn, config: &Config, authority: &dyn Authority) -> Result<(), StartError> {
    match rows::last_issued(db).await? {
        Some(der) if authority.chain_of(&der).is_none() => {
            Err(Refusal::AuthorityOther(config.authority_directory()).into())
        }
        _ => Ok(()),
    }
}

/// Fails if people or applications belong to an agency without a service standard.
pub async fn check_agencies(db: &mut Conn, standards: &Standards) -> Result<(), StartError> {
    for agency in rows::agencies(db).await? {
        if standards.written(&AgencyId(agency.clone())).is_none() {
            return Err(Refusal::AgencyGone(agency).into());
        }
    }
    Ok(())
}

/// Loads the versions of the standards under which renewals were submitted. Fails if open renewals have a version that
/// can't be read, or stand at a step that their version lacks.
pub async fn read_versions(db: &mut Conn, standards: &mut Standards) -> Result<(), StartError> {
    let unreadable = versions::load(db, standards).await?;
    for (agency, digest, step) in standard_versions::of_open_renewals(db).await? {
        let found = match (standards.version(&digest), step) {
            (Some(version), Some(step)) if version.standard.position(&step).is_none() => {
                format!("has no step `{step}`, at which they stand")
            }
            (Some(_), _) => continue,
            (None, _) if unreadable.contains(&digest) => "this program can't read".to_owned(),
            (None, _) => "is not on record".to_owned(),
        };
        return Err(Refusal::VersionGone { agency: agency.0, digest: digest.0, found }.into());
    }
    for digest in unreadable {
        tracing::error!(
            version = digest.0,
            "a version of a service standard can't be read: its renewals can't be shown"
        );
    }
    Ok(())
}

/// Fails if the database is damaged.
pub async fn check_database(config: &Config) -> Result<Integrity, StartError> {
    let integrity = Integrity::check_at_start(&config.database()).await?;
    match integrity.damage() {
        Some(found) => Err(Refusal::Damaged { file: config.database(), found }.into()),
        None => Ok(integrity),
    }
}

/// Runs the checks of database, agencies, versions and authority, and records the current versions of the standards.
pub async fn check(
    db: &Db,
    config: &Config,
    standards: &mut Standards,
    authority: &dyn Authority,
    now: Timestamp,
) -> Result<(), StartError> {
    let mut tx = db.begin().await?;
    check_agencies(&mut tx, standards).await?;
    read_versions(&mut tx, standards).await?;
    check_authority(&mut tx, config, authority).await?;
    versions::record(&mut tx, standards, now).await?;
    Ok(tx.commit().await?)
}

/// Why the program can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A service standard or the holidays.
    #[error(transparent)]
    Standard(#[from] StandardError),
    /// The key that seals secrets.
    #[error(transparent)]
    Sealing(#[from] SealBroken),
    /// The database.
    #[error("database: {0}")]
    Database(#[from] sqlx::migrate::MigrateError),
    /// The certificates of the authority that issues by hand.
    #[error(transparent)]
    Issuers(#[from] IssuersError),
    /// The authorities of signed letters.
    #[error(transparent)]
    LetterRoots(#[from] AuthoritiesError),
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
    Mail(#[from] MailTransportError),
    /// Settings of the gateway of text messages.
    #[error(transparent)]
    Gateway(#[from] GatewayFault),
    /// The connection to it.
    #[error(transparent)]
    Webhook(#[from] WebhookError),
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
    /// The program refuses to serve.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A query of the start.
    #[error("database: {0}")]
    Query(#[from] sqlx::Error),
}
