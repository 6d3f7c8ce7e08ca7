//! Until when holder and office write to each other.

use super::{Renewal, Stage};
use crate::moment::Timestamp;

/// Days that the conversation goes on after the holder confirmed to have the certificate: the first signatures come then.
const AFTERWARDS_DAYS: i64 = 14;

/// Whether holder and office can write to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversation {
    /// While the application goes on, and until the holder has what came out of it.
    Open,
    /// Until then.
    Until(Timestamp),
    /// No more.
    Over,
}

impl Conversation {
    /// Whether either side can write.
    pub fn goes_on(self) -> bool {
        self != Self::Over
    }

    /// Its end, where that is known.
    pub const fn until(self) -> Option<Timestamp> {
        if let Self::Until(at) = self { Some(at) } else { None }
    }
}

/// The conversation of this renewal now.
pub fn conversation(renewal: &Renewal, now: Timestamp) -> Conversation {
    let fetchable = renewal.stage == Stage::Finished && renewal.certificate.is_some();
    match renewal.received_at {
        _ if renewal.open() => Conversation::Open,
        None if fetchable => Conversation::Open,
        Some(at) if fetchable && now <= at.plus_days(AFTERWARDS_DAYS) => {
            Conversation::Until(at.plus_days(AFTERWARDS_DAYS))
        }
        _ => Conversation::Over,
    }
}
