//! Backups: a folder with everything that a restore needs, made while the program serves.
//!
//! A backup holds the database (`perbarui.sqlite`), the files that it names (`files/`, `quarantine/`), the keys
//! (`checkpoint.key`, `authority/`), the operator's own files (`standards/`, `issuers.pem`, `letter-roots.pem` or `letter-roots/`,
//! `holidays.toml`) and a list
//! of all of them with their digests (`SHA256SUMS`). Mails written as files are not included.

mod make;
mod restore;
mod sums;

use std::path::{Path, PathBuf};

pub use self::make::{BackupSummary, make};
pub use self::restore::restore;
use crate::app::verify::{Report, VerifyError};
use crate::db::SnapshotError;
use crate::infra::authority::AuthorityError;
use crate::infra::data_folder::FolderError;

/// The database's file in a backup and in the data folder.
const DATABASE: &str = "perbarui.sqlite";
/// The key that signs checkpoints.
const CHECKPOINT_KEY: &str = "checkpoint.key";
/// The authority's folder.
const AUTHORITY: &str = "authority";
/// The folder of accepted files.
const FILES: &str = "files";
/// The folder of uploads under way.
const QUARANTINE: &str = "quarantine";
/// The operator's service standards.
const STANDARDS: &str = "standards";
/// The operator's authorities of signed letters, where they are a directory.
const LETTER_ROOTS: &str = "letter-roots";

/// Why a backup or a restore failed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The target exists.
    #[error("{0} exists: a backup never overwrites anything; name a folder that does not exist yet")]
    Exists(PathBuf),
    /// The list of files is missing.
    #[error("{0} is no backup: it holds no list of its files (SHA256SUMS)")]
    NoBackup(PathBuf),
    /// A file is not as it was written.
    #[error("the backup is damaged: {0} is missing or has changed. Nothing was restored; use another backup")]
    Damaged(PathBuf),
    /// The data folder is in use.
    #[error("{0} is not empty: restore into an empty data folder only (PERBARUI_DATA). Nothing was changed")]
    NotEmpty(PathBuf),
    /// `verify-log` finds faults in the backup.
    #[error(
        "{0}\nWhat the backup holds is not whole (above). Nothing was restored; use another backup, or --allow-faults to \
         restore it as it is"
    )]
    NotWhole(Box<Report>),
    /// A file or folder can't be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database can't be read.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// The database's tables can't be brought up to date.
    #[error("database: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The data folder can't be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The authority in the backup is damaged.
    #[error("authority: {0}")]
    Authority(#[from] AuthorityError),
    /// Nothing could be verified.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

/// Returns the error for this file or folder.
fn io(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError {
    let path = path.to_owned();
    move |source| BackupError::Io { path, source }
}
