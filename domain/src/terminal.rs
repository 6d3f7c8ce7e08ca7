//! Terminals: devices in an office that many people share.

use serde::{Deserialize, Serialize};

/// The id of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct TerminalId(pub i64);

/// What an administrator does to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TerminalCommand {
    /// Locks it at once: sessions and hand-offs end.
    Lock,
    /// Unlocks it.
    Unlock,
    /// Takes the paired browser's right away; sessions and hand-offs end.
    Unpair,
    /// Removes it for good.
    Remove,
}
