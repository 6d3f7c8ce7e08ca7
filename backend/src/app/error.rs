//! The errors of `app`. `http::problem` maps each to a response.

use std::error::Error as StdError;
use std::io;

use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;

use crate::db::failure;
use crate::db::write_queue::NotWritten;
use crate::infra::docx_writer::DocxError;
use crate::infra::password::HashError;
use crate::infra::pdf_writer::PdfError;
use crate::infra::queue::Overloaded;

/// Seconds after which a client may try again when the database or the disk could not serve.
const RETRY_AFTER_SECS: u32 = 5;

/// The cause of a failure, for the log.
pub type Cause = Box<dyn StdError + Send + Sync>;

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such record, or the requester may not know of it.
    #[error("not found")]
    NotFound,
    /// The requester may not do this.
    #[error("forbidden: {0:?}")]
    Forbidden(Option<Refusal>),
    /// The state does not allow it, or another request came first.
    #[error("conflict: {0:?}")]
    Conflict(Option<Refusal>),
    /// Something that none of our apps sends. What exactly, for the log.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// Some answers have to be corrected.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    /// A limit on repeated attempts is reached.
    #[error("too many attempts")]
    TooManyAttempts {
        /// Seconds until the next attempt.
        retry_after_secs: u32,
        /// Where the form shows it.
        problem: Option<Problem>,
    },
    /// A required part does not answer, or too many requests wait for it.
    #[error("unavailable")]
    Unavailable {
        /// Seconds until the next attempt.
        retry_after_secs: u32,
        /// Why.
        #[source]
        cause: Cause,
    },
    /// A fault of the program or its data.
    #[error("internal error")]
    Internal(#[source] Cause),
}

impl Error {
    /// Too many attempts; the form shows it at `field`.
    pub fn too_many(field: Field, seconds: u32) -> Self {
        let problem = Some(Problem::new(field, Fault::TooManyTries(seconds)));
        Self::TooManyAttempts { retry_after_secs: seconds, problem }
    }

    /// One answer has to be corrected.
    pub fn invalid(field: Field, fault: impl Into<Fault>) -> Self {
        Self::Invalid(vec![Problem::new(field, fault.into())])
    }

    /// A fault of the program or its data.
    pub fn internal(cause: impl Into<Cause>) -> Self {
        Self::Internal(cause.into())
    }

    /// A required part does not answer.
    pub fn unavailable(retry_after_secs: u32, cause: impl Into<Cause>) -> Self {
        Self::Unavailable { retry_after_secs, cause: cause.into() }
    }
}

/// Answers "not found" for records that the requester may not see.
impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotYours => Self::NotFound,
            Refusal::WrongRole
            | Refusal::OwnApplication
            | Refusal::FiledByYou
            | Refusal::OwnRole
            | Refusal::SecondPerson
            | Refusal::ChangedByYou
            | Refusal::OwnComplaint => Self::Forbidden(Some(refusal)),
            Refusal::NotTaken
            | Refusal::WrongStage
            | Refusal::BadReturn
            | Refusal::NotRenewable
            | Refusal::AlreadyOpen
            | Refusal::AuthorityEnds
            | Refusal::OnHold
            | Refusal::TooSoon
            | Refusal::CaseOpen
            | Refusal::LastAdministrator => Self::Conflict(Some(refusal)),
        }
    }
}

/// Maps a unique violation to a conflict and a temporary failure to unavailable.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if failure::is_unique_violation(&error) {
            Self::Conflict(None)
        } else if failure::is_passing(&error) {
            Self::unavailable(RETRY_AFTER_SECS, error)
        } else {
            Self::internal(error)
        }
    }
}

/// Maps a disk that can't be written to unavailable.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded | ReadOnlyFilesystem | FileTooLarge => {
                Self::unavailable(RETRY_AFTER_SECS, error)
            }
            _ => Self::internal(error),
        }
    }
}

impl From<PdfError> for Error {
    fn from(error: PdfError) -> Self {
        Self::internal(error)
    }
}

impl From<DocxError> for Error {
    fn from(error: DocxError) -> Self {
        Self::internal(error)
    }
}

impl From<NotWritten> for Error {
    fn from(error: NotWritten) -> Self {
        Self::unavailable(RETRY_AFTER_SECS, error)
    }
}

impl From<Overloaded> for Error {
    fn from(error: Overloaded) -> Self {
        Self::unavailable(error.retry_after_secs, error)
    }
}

impl From<HashError> for Error {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Overloaded(error) => error.into(),
            error => Self::internal(error),
        }
    }
}

/// Errors that only a fault of the program, its data or this machine causes. Each is named, so that none becomes
/// internal by accident.
macro_rules! internal {
    ($($cause:ty),* $(,)?) => {
        $(impl From<$cause> for Error {
            fn from(error: $cause) -> Self {
                Self::internal(error)
            }
        })*
    };
}

internal!(
    crate::db::SnapshotError,
    crate::infra::authority::AuthorityError,
    csv::Error,
    rand::rand_core::OsError,
    serde_json::Error,
    std::num::TryFromIntError,
    tokio::sync::AcquireError,
    tokio::task::JoinError,
);
