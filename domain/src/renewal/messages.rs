//! How long holder and office can write messages to each other.

use super::{Renewal, Stage};
use crate::moment::Timestamp;

/// Days after the confirmed receipt, for questions about the first signatures.
const AFTERWARDS_DAYS: i64 = 14;

/// Whether holder and office can write to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Messaging {
    /// While the application is open, and until the holder has the certificate.
    Open,
    /// Until then.
    Until(Timestamp),
    /// Ended.
    Over,
}

impl Messaging {
    /// Whether either side can write.
    pub fn goes_on(self) -> bool {
        self != Self::Over
    }

    /// Returns its end, if known.
    pub const fn until(self) -> Option<Timestamp> {
        if let Self::Until(at) = self { Some(at) } else { None }
    }
}

/// Returns whether messages can be written now.
pub fn messaging(renewal: &Renewal, now: Timestamp) -> Messaging {
    let fetchable = renewal.stage == Stage::Finished && renewal.certificate.is_some();
    match renewal.received_at {
        _ if renewal.open() => Messaging::Open,
        None if fetchable => Messaging::Open,
        Some(at) if fetchable && now <= at.plus_days(AFTERWARDS_DAYS) => {
            Messaging::Until(at.plus_days(AFTERWARDS_DAYS))
        }
        _ => Messaging::Over,
    }
}
