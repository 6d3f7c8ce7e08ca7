//! Wire types and paths of the REST backend. Times are Unix seconds ([`crate::moment::Timestamp`]); binary is base64 (RFC 4648 section 4).

mod account;
mod calendar;
mod collective;
mod collective_member;
mod complaint;
mod draft;
mod hand_off;
mod holder;
mod key_report;
mod kiosk;
mod messages;
mod notification;
mod officer;
mod old_key;
mod own_account;
pub mod path;
mod public;
mod recommendation;
mod security;
mod survey;
mod upload;

pub use account::*;
pub use calendar::*;
pub use collective::*;
pub use collective_member::*;
pub use complaint::*;
pub use draft::*;
pub use hand_off::*;
pub use holder::*;
pub use key_report::*;
pub use kiosk::*;
pub use messages::*;
pub use notification::*;
pub use officer::*;
pub use old_key::*;
pub use own_account::*;
pub use public::*;
pub use recommendation::*;
pub use security::*;
pub use survey::*;
pub use upload::*;

pub use crate::access::AccessedData;
pub use crate::failure::{MailFailure, OrderFailure};

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::renewal::Refusal;

/// The header that every state-changing request carries (CSRF: a foreign page can't set it without a preflight).
pub const CSRF_HEADER: &str = "x-perbarui";
/// Value of [`CSRF_HEADER`].
pub const CSRF_VALUE: &str = "1";
/// The header that makes a repeated request one act.
pub const IDEMPOTENCY_HEADER: &str = "idempotency-key";
/// The header with the SHA-256 (lower-case hex) of an upload's chunk.
pub const CHUNK_DIGEST_HEADER: &str = "x-chunk-sha256";

/// Body of every error: `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemDetails {
    /// What kind of error it is.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// Short, in English, the same for every error of the kind.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// In the reader's language; nothing personal.
    pub detail: String,
    /// The id under which the log knows this request.
    pub reference: String,
    /// For 422: what to mend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// For 409 and 403: why the renewal refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

/// Kinds of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// 400: not JSON, unknown field, wrong type, bad path.
    BadRequest,
    /// 401: nobody is logged in (any more).
    NotLoggedIn,
    /// 403: refused.
    Forbidden,
    /// 404: it does not exist, or the requester may not know of it.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 408: the request took too long to arrive.
    Timeout,
    /// 409: the state changed meanwhile, or does not allow it.
    Conflict,
    /// 413: too large.
    TooLarge,
    /// 415: not the expected media type.
    MediaType,
    /// 422: see `problems`.
    Invalid,
    /// 429: a rate limit is reached.
    TooManyRequests,
    /// 500: an internal error.
    Internal,
    /// 503: temporarily unavailable.
    Unavailable,
}
