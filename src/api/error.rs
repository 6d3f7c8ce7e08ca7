//! Errors of requests to the backend.

use domain::problem::Problem;
use domain::renewal::Refusal;
use serde::Deserialize;

use super::json;

/// Why a request failed. The words are in `i18n::failure`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No response: the connection is down.
    Offline,
    /// 401: nobody is logged in (any more).
    NotLoggedIn,
    /// 403.
    Refused(Option<Refusal>),
    /// 422, and 401 at log-in: what to mend.
    Invalid(Vec<Problem>),
    /// 409: the state changed meanwhile, or does not allow it.
    Conflict(Option<Refusal>),
    /// 404: it does not exist, or the user may not know of it.
    NotFound,
    /// 429: seconds until the next try may be made.
    TooMany(u32),
    /// 413.
    TooLarge,
    /// 503 of the backend itself: its disk is full, or too much is asked of it.
    Busy,
    /// Anything else: the id under which the log knows it; blank if unknown.
    Server(String),
}

impl Error {
    /// The error of an answer. `body` is `application/problem+json`, or anything if something in between answered.
    pub(super) fn from_status(status: u16, body: &str) -> Self {
        let Details { reference, problems, refusal } = json::read(body).unwrap_or_default();
        match status {
            _ if !problems.is_empty() => Self::Invalid(problems),
            401 => Self::NotLoggedIn,
            403 => Self::Refused(refusal),
            404 => Self::NotFound,
            409 => Self::Conflict(refusal),
            413 => Self::TooLarge,
            429 => Self::TooMany(60),
            503 if !reference.is_empty() => Self::Busy,
            502..=504 => Self::Offline,
            _ => Self::Server(reference),
        }
    }

    pub(super) const fn unknown() -> Self {
        Self::Server(String::new())
    }
}

/// What the app needs of `domain::api::ProblemDetails`.
#[derive(Default, Deserialize)]
struct Details {
    #[serde(default)]
    reference: String,
    #[serde(default)]
    problems: Vec<Problem>,
    #[serde(default)]
    refusal: Option<Refusal>,
}
