//! The messages between a holder and the office.

use serde::{Deserialize, Serialize};

use crate::moment::Timestamp;

/// A message between the holder and the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// When.
    pub at: Timestamp,
    /// Whether the holder wrote it; otherwise an officer did.
    pub from_holder: bool,
    /// Who wrote it: the holder's name, or the officer's. Blank to the holder where the office wrote.
    pub by: String,
    /// The words.
    pub text: String,
}

/// Writes a message. Answered by all of them, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// The words: 1 to 2,000 characters.
    pub text: String,
}
