//! Why a subcommand failed.

use crate::app::backup::BackupError;
use crate::app::error::Error;
use crate::app::start::StartError;

/// Why a subcommand failed, for the terminal.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// An argument can't be used.
    #[error("{0}")]
    Given(String),
    /// Something else went wrong.
    #[error(transparent)]
    Start(#[from] StartError),
    /// A backup or a restore failed.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Something else went wrong.
    #[error("{0}")]
    Other(String),
}

impl From<Error> for TaskError {
    fn from(error: Error) -> Self {
        Self::Other(format!("{error:?}"))
    }
}

impl From<sqlx::Error> for TaskError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(database) if database.is_unique_violation() => {
                Self::Given("this e-mail or NIP is on record already".to_owned())
            }
            _ => Self::Start(error.into()),
        }
    }
}

/// An invalid argument: which one, and its value or what is wrong with it.
pub(super) fn given(what: &str, value: &str) -> TaskError {
    TaskError::Given(format!("{what}: {value}"))
}
