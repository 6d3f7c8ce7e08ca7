//! Every way a request can fail. What people may know goes into `application/problem+json` (RFC 9457); the cause of an
//! internal error goes into the log only, under the reference that the answer carries.

use std::io;
use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::api::{ProblemDetails, ProblemKind};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;

use crate::db::failure;
use crate::db::write_queue::NotWritten;

/// When to try again after the database could not serve.
const RETRY_AFTER_SECS: u32 = 5;

/// Why a request was not carried out. Every `std` error becomes [`Error::Internal`] by `?`, but for those of the
/// database and the disk that a later try, or a newer state, may cure.
#[derive(Debug)]
pub enum Error {
    /// 400: not JSON, unknown field, wrong type, bad path or header. What exactly, for the log.
    BadRequest(&'static str),
    /// 401: nobody is logged in (any more).
    NotLoggedIn,
    /// 401 at log-in: identifier or password is wrong; which of them is not told.
    WrongCredentials(Problem),
    /// 403.
    Forbidden(Option<Refusal>),
    /// 404: there is none, or none of the asker's.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 408: the request took too long to arrive or to answer.
    Timeout,
    /// 409: somebody was faster, or the state does not allow it.
    Conflict(Option<Refusal>),
    /// 413.
    TooLarge,
    /// 415.
    MediaType,
    /// 422.
    Invalid(Vec<Problem>),
    /// 429.
    TooManyRequests {
        /// Seconds until the next try.
        retry_after: u32,
        /// Where the form shows it.
        problem: Option<Problem>,
    },
    /// 500: logged, not told.
    Internal(Box<dyn std::error::Error + Send + Sync>),
    /// 503: a part that is needed does not answer, or too many ask at once; try again.
    Unavailable {
        /// Seconds until the next try.
        retry_after_secs: u32,
        /// Why, for the log.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// 429 that the form shows at `field`.
    pub fn too_many(field: Field, seconds: u32) -> Self {
        Self::TooManyRequests { retry_after: seconds, problem: Some(Problem::new(field, Fault::TooManyTries(seconds))) }
    }

    /// 422 with one problem.
    pub fn invalid(field: Field, fault: impl Into<Fault>) -> Self {
        Self::Invalid(vec![Problem::new(field, fault.into())])
    }

    /// 500 with a text for the log.
    pub fn internal(why: &'static str) -> Self {
        Self::Internal(why.into())
    }

    /// 503 with a text for the log.
    pub fn unavailable(retry_after_secs: u32, why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unavailable { retry_after_secs, cause: why.into() }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.words().1).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The answer's body. `english`: the reader prefers English.
    pub fn details(&self, english: bool, reference: &str) -> ProblemDetails {
        let (kind, status, title, indonesian_text, english_text) = self.words();
        let problems = match self {
            Self::Invalid(problems) => problems.clone(),
            Self::WrongCredentials(problem) | Self::TooManyRequests { problem: Some(problem), .. } => {
                vec![problem.clone()]
            }
            _ => Vec::new(),
        };
        let refusal = match self {
            Self::Forbidden(refusal) | Self::Conflict(refusal) => *refusal,
            _ => None,
        };
        ProblemDetails {
            kind,
            title: title.to_owned(),
            status,
            detail: if english { english_text } else { indonesian_text }.to_owned(),
            reference: reference.to_owned(),
            problems,
            refusal,
        }
    }

    /// Kind, status, title, detail in Indonesian and in English.
    fn words(&self) -> (ProblemKind, u16, &'static str, &'static str, &'static str) {
        use ProblemKind as Kind;
        match self {
            Self::BadRequest(_) => (
                Kind::BadRequest,
                400,
                "Bad request",
                "Permintaan ini tidak dapat dibaca.",
                "This request can't be read.",
            ),
            Self::NotLoggedIn => {
                (Kind::NotLoggedIn, 401, "Not logged in", "Masuklah untuk melanjutkan.", "Log in to go on.")
            }
            Self::WrongCredentials(_) => (
                Kind::NotLoggedIn,
                401,
                "Wrong credentials",
                "E-mail dinas/NIP atau kata sandi tidak cocok.",
                "Official e-mail/NIP or password does not match.",
            ),
            Self::Forbidden(_) => {
                (Kind::Forbidden, 403, "Forbidden", "Anda tidak berwenang melakukan ini.", "You may not do this.")
            }
            Self::NotFound => {
                (Kind::NotFound, 404, "Not found", "Yang Anda cari tidak ada.", "What you look for is not there.")
            }
            Self::MethodNotAllowed => (
                Kind::MethodNotAllowed,
                405,
                "Method not allowed",
                "Cara ini tidak tersedia di alamat tersebut.",
                "This method is not available there.",
            ),
            Self::Timeout => (
                Kind::Timeout,
                408,
                "Timeout",
                "Sambungan terlalu lambat. Coba sekali lagi.",
                "The connection was too slow. Try once more.",
            ),
            Self::Conflict(_) => (
                Kind::Conflict,
                409,
                "Conflict",
                "Keadaannya sudah berubah. Muat ulang halaman, lalu lanjutkan.",
                "Things have changed meanwhile. Reload the page, then go on.",
            ),
            Self::TooLarge => {
                (Kind::TooLarge, 413, "Too large", "Kiriman terlalu besar.", "What was sent is too large.")
            }
            Self::MediaType => (
                Kind::MediaType,
                415,
                "Unsupported media type",
                "Jenis kiriman tidak sesuai.",
                "What was sent is of another type than expected.",
            ),
            Self::Invalid(_) => (
                Kind::Invalid,
                422,
                "Invalid",
                "Ada isian yang perlu diperbaiki.",
                "Some answers have to be corrected.",
            ),
            Self::TooManyRequests { .. } => (
                Kind::TooManyRequests,
                429,
                "Too many requests",
                "Permintaan terlalu sering. Tunggu sebentar, lalu coba lagi.",
                "Too many requests. Wait a moment, then try again.",
            ),
            Self::Internal(_) => (
                Kind::Internal,
                500,
                "Internal error",
                "Terjadi kesalahan pada sistem kami. Data Anda tetap aman; coba beberapa saat lagi.",
                "Something went wrong on our side. Your data is safe; try again later.",
            ),
            Self::Unavailable { .. } => (
                Kind::Unavailable,
                503,
                "Unavailable",
                "Layanan sedang tidak siap. Coba beberapa saat lagi.",
                "The service is not ready. Try again later.",
            ),
        }
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    fn from(source: E) -> Self {
        let source: Box<dyn std::error::Error + Send + Sync> = Box::new(source);
        let database = source.downcast_ref::<sqlx::Error>();
        if database.is_some_and(failure::is_unique_violation) {
            return Self::Conflict(None);
        }
        let no_room = source.downcast_ref::<io::Error>().is_some_and(takes_nothing);
        if database.is_some_and(failure::is_passing) || no_room || source.is::<NotWritten>() {
            return Self::Unavailable { retry_after_secs: RETRY_AFTER_SECS, cause: source };
        }
        Self::Internal(source)
    }
}

/// Whether the disk takes nothing just now: it is full, or not to be written.
fn takes_nothing(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem | FileTooLarge)
}

impl IntoResponse for Error {
    /// Only status and the error itself: `http::layers` writes the body, since it knows the reader's language and the
    /// request's id.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The finished answer.
pub fn render(error: &Error, english: bool, reference: &str) -> Response {
    let body = serde_json::to_vec(&error.details(english, reference)).unwrap_or_default();
    let mut response = (error.status(), body).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Error::TooManyRequests { retry_after, .. } | Error::Unavailable { retry_after_secs: retry_after, .. } = error
    {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    response
}
