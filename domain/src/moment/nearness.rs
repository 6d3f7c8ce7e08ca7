//! How near a deadline is, in the terms that people use.

use super::{Timestamp, Zone};

/// How near an instant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Over since that many seconds.
    Past(i64),
    /// Still today.
    Today,
    /// On the next day of the calendar.
    Tomorrow,
    /// After that.
    Later,
}

/// Returns how near `at` is at `now`, by the calendar of `zone`.
pub fn nearness(at: Timestamp, now: Timestamp, zone: Zone) -> Nearness {
    if at < now {
        return Nearness::Past(now.seconds_since(at));
    }
    match at.date_in(zone).days() - now.date_in(zone).days() {
        0 => Nearness::Today,
        1 => Nearness::Tomorrow,
        _ => Nearness::Later,
    }
}
