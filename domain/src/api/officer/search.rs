//! The search over an agency's renewals.

use serde::{Deserialize, Serialize};

use super::super::RenewalStatus;
use crate::moment::{Date, Timestamp, Zone};
use crate::standard::Wording;

/// Query of the search over all of the agency's renewals. At least one of the three is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Reference number, NIP, or words that name or unit begin with; at most 100 characters. Sent in a body, never in a URL.
    #[serde(default)]
    pub words: String,
    /// The holder's certificate ends on this day or later.
    #[serde(default)]
    pub ends_from: Option<Date>,
    /// The holder's certificate ends on this day or earlier.
    #[serde(default)]
    pub ends_to: Option<Date>,
}

/// What was found, newest first; at most 50.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchResult {
    /// The renewals.
    pub rows: Vec<FoundRow>,
    /// Whether there are more: the search should be narrowed.
    pub more: bool,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A renewal that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundRow {
    /// Reference number.
    pub reference: String,
    /// Holder's name.
    pub name: String,
    /// Holder's unit.
    pub unit: String,
    /// Where it stands.
    pub status: RenewalStatus,
    /// An officer filed it, and the holder has yet to check it.
    pub awaits_confirmation: bool,
    /// The present step, where one waits.
    pub step: Option<Wording>,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// When the holder's present certificate ends.
    pub not_after: Option<Timestamp>,
}
