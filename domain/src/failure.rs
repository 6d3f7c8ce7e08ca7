//! Why an order to the authority or a mail failed.

use serde::{Deserialize, Serialize};

/// Why a certificate can't be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OrderFailure {
    /// E-mail or NIP now belong to somebody else.
    Taken,
    /// The authority refuses to issue it.
    Authority,
    /// Anything else; the log says what.
    Internal,
}

/// Why an attempt to send a mail failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MailFailure {
    /// The server does not answer, or the connection breaks.
    Unreachable,
    /// The server refuses it temporarily (4yz).
    Later,
    /// The server refuses it permanently (5yz).
    Refused,
    /// It can't be written: a wrong address, a full disk.
    Unwritable,
}
