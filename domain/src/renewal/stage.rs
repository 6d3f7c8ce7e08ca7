//! Where a renewal can stand, and for how long it stood where.

use super::Digest;
use super::event::{RejectReason, ReturnItem};
use crate::moment::Timestamp;

/// A stretch of time in which somebody had the renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The step it stood at (index in the standard); none while it was returned to the holder.
    pub step: Option<usize>,
    /// From then.
    pub from: Timestamp,
    /// Until then.
    pub to: Timestamp,
}

/// Where a renewal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// At this step of the procedure (index in the standard).
    At(usize),
    /// With the holder, to be completed; goes on at this step, unless other data needs another one first.
    Returned {
        /// Index of the step that returned it.
        step: usize,
        /// What to mend.
        items: Vec<ReturnItem>,
    },
    /// Refused for good.
    Rejected {
        /// Index of the step that refused it.
        step: usize,
        /// Why.
        reason: RejectReason,
        /// The officer's own words.
        note: Option<Digest>,
    },
    /// Taken back by the holder.
    Withdrawn,
    /// What an officer filed was ended by the office before the holder confirmed it.
    Cancelled {
        /// Why, in the officer's own words.
        note: Digest,
    },
    /// Every step of the procedure is done.
    Finished,
}
