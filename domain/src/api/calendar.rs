//! A holder's dates in their own calendar.

use serde::{Deserialize, Serialize};

use crate::moment::{Timestamp, Zone};

/// Whether there is a secret address from which calendars fetch one's dates. `GET` of the feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarFeed {
    /// Since when; none if there is none.
    pub made_at: Option<Timestamp>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// A new address. It is shown this once: the backend keeps a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCalendarFeed {
    /// The whole address.
    pub address: String,
}
