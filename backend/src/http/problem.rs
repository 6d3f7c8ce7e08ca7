//! Error responses: `application/problem+json` (RFC 9457) in the reader's language. The cause of an internal error is
//! only logged, under the reference in the response.

use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, InvalidHeaderValue, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::api::{ProblemDetails, ProblemKind};
use domain::problem::Problem;

use crate::app::error::Error;

/// Why a request fails: an error of HTTP itself, or of the program.
#[derive(Debug)]
pub enum HttpError {
    /// 400: not JSON, unknown field, wrong type, bad path or header. What exactly, for the log.
    BadRequest(&'static str),
    /// 401: not logged in, or no longer.
    NotLoggedIn,
    /// 401 at log-in: identifier or password is wrong, without saying which.
    WrongCredentials(Problem),
    /// 405.
    MethodNotAllowed,
    /// 408: the request took too long to arrive or to answer.
    Timeout,
    /// 413.
    TooLarge,
    /// 415.
    MediaType,
    /// An error of the program; [`HttpError::status`] maps it to a status.
    App(Error),
}

impl HttpError {
    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.words().1).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Renders the response. `english`: the reader prefers English. `reference`: the request's id in the log.
    pub fn render(&self, english: bool, reference: &str) -> Response {
        let body = serde_json::to_vec(&self.details(english, reference)).unwrap_or_default();
        let mut response = (self.status(), body).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Self::App(
            Error::TooManyAttempts { retry_after_secs, .. } | Error::Unavailable { retry_after_secs, .. },
        ) = self
        {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after_secs));
        }
        response
    }

    fn details(&self, english: bool, reference: &str) -> ProblemDetails {
        let (kind, status, title, indonesian_text, english_text) = self.words();
        let problems = match self {
            Self::App(Error::Invalid(problems)) => problems.clone(),
            Self::WrongCredentials(problem) | Self::App(Error::TooManyAttempts { problem: Some(problem), .. }) => {
                vec![problem.clone()]
            }
            _ => Vec::new(),
        };
        let refusal = match self {
            Self::App(Error::Forbidden(refusal) | Error::Conflict(refusal)) => *refusal,
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

    /// Returns kind, status, title, and detail in Indonesian and English.
    fn words(&self) -> (ProblemKind, u16, &'static str, &'static str, &'static str) {
        use ProblemKind as Kind;
        match self {
            Self::BadRequest(_) | Self::App(Error::Malformed(_)) => (
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
            Self::App(Error::Forbidden(_)) => {
                (Kind::Forbidden, 403, "Forbidden", "Anda tidak berwenang melakukan ini.", "You may not do this.")
            }
            Self::App(Error::NotFound) => (Kind::NotFound, 404, "Not found", "Yang Anda cari tidak ada.", "Not found."),
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
            Self::App(Error::Conflict(_)) => (
                Kind::Conflict,
                409,
                "Conflict",
                "Keadaannya sudah berubah. Muat ulang halaman, lalu lanjutkan.",
                "This was changed in the meantime. Reload the page, then go on.",
            ),
            Self::TooLarge => (Kind::TooLarge, 413, "Too large", "Kiriman terlalu besar.", "The request is too large."),
            Self::MediaType => (
                Kind::MediaType,
                415,
                "Unsupported media type",
                "Jenis kiriman tidak sesuai.",
                "The request is not of the expected media type.",
            ),
            Self::App(Error::Invalid(_)) => (
                Kind::Invalid,
                422,
                "Invalid",
                "Ada isian yang perlu diperbaiki.",
                "Some answers have to be corrected.",
            ),
            Self::App(Error::TooManyAttempts { .. }) => (
                Kind::TooManyRequests,
                429,
                "Too many requests",
                "Permintaan terlalu sering. Tunggu sebentar, lalu coba lagi.",
                "Too many requests. Wait a moment, then try again.",
            ),
            Self::App(Error::Internal(_)) => (
                Kind::Internal,
                500,
                "Internal error",
                "Terjadi kesalahan pada sistem kami. Data Anda tetap aman; coba beberapa saat lagi.",
                "Something went wrong on our side. Your data is safe; try again later.",
            ),
            Self::App(Error::Unavailable { .. }) => (
                Kind::Unavailable,
                503,
                "Unavailable",
                "Layanan sedang tidak siap. Coba beberapa saat lagi.",
                "The service is not ready. Try again later.",
            ),
        }
    }
}

/// Converts errors of the program, and their causes.
impl<E> From<E> for HttpError
where
    Error: From<E>,
{
    fn from(error: E) -> Self {
        match Error::from(error) {
            Error::Malformed(why) => Self::BadRequest(why),
            error => Self::App(error),
        }
    }
}

impl From<InvalidHeaderValue> for HttpError {
    fn from(error: InvalidHeaderValue) -> Self {
        Self::App(Error::internal(error))
    }
}

impl IntoResponse for HttpError {
    /// Returns only the status and the error: `http::layers` writes the body, since it knows the language and the
    /// request's id.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
