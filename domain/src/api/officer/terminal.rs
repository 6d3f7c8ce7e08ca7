//! The agency's terminals, as administrators manage them.

use serde::{Deserialize, Serialize};

use crate::api::{KioskPage, Readiness};
use crate::moment::{Timestamp, Zone};
use crate::terminal::{TerminalCommand, TerminalId};

/// Registers a terminal. Answered by [`PairingCode`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTerminal {
    /// Name, e.g. "Kios 2"; at most 40 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 160))]
    pub name: String,
    /// Where it stands; at most 100 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub place: String,
}

/// A code that pairs a browser with a terminal, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairingCode {
    /// The terminal.
    pub terminal: TerminalId,
    /// Two groups of four, e.g. "K7PM-4QXD".
    pub code: String,
    /// Until when it can be used.
    pub expires_at: Timestamp,
}

/// Acts on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TerminalAct {
    /// What to do.
    pub command: TerminalCommand,
}

/// A terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terminal {
    /// Id.
    pub id: TerminalId,
    /// Name.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// When a browser was paired; none: no browser is.
    pub paired_at: Option<Timestamp>,
    /// Until when its pairing code can be used, where one waits.
    pub code_until: Option<Timestamp>,
    /// When it was locked; none: it is not.
    pub locked_at: Option<Timestamp>,
    /// When it was last heard of.
    pub seen_at: Option<Timestamp>,
    /// Version of the program that it had loaded then.
    pub version: Option<String>,
    /// When it was last wiped.
    pub wiped_at: Option<Timestamp>,
    /// How often it was wiped in the last 30 days.
    pub wipes: u32,
    /// Journeys that were sent in the last 30 days.
    pub sent: u32,
    /// Where journeys of the last 30 days ended without being sent, and how many did.
    pub abandoned: Vec<(KioskPage, u32)>,
    /// What its readiness page last found.
    pub readiness: Option<Readiness>,
    /// When.
    pub readiness_at: Option<Timestamp>,
}

/// The agency's terminals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terminals {
    /// By name.
    pub terminals: Vec<Terminal>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
    /// The program's version, which up-to-date terminals have.
    pub version: String,
}
