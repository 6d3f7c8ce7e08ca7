//! The stages of a renewal, and past waits.

use super::Digest;
use super::event::{RejectReason, ReturnItem};
use crate::moment::Timestamp;
use crate::standard::{ServiceStandard, StepKind};

/// A period in which somebody had the renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The step (index in the standard); none while it was returned to the holder.
    pub step: Option<usize>,
    /// From then.
    pub from: Timestamp,
    /// Until then.
    pub to: Timestamp,
}

/// The stage of a renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// At this step of the procedure (index in the standard).
    At(usize),
    /// With the holder, to be completed; continues at this step, unless other data requires another one first.
    Returned {
        /// Index of the step that returned it.
        step: usize,
        /// What to mend.
        items: Vec<ReturnItem>,
    },
    /// Rejected.
    Rejected {
        /// Index of the step that refused it.
        step: usize,
        /// Why.
        reason: RejectReason,
        /// The officer's own words.
        note: Option<Digest>,
    },
    /// Withdrawn by the holder.
    Withdrawn,
    /// A filing that the office ended before the holder confirmed it.
    Cancelled {
        /// Why, in the officer's own words.
        note: Digest,
    },
    /// Every step of the procedure is done.
    Finished,
}

impl Stage {
    /// Whether every decision before issuance was made: the application can't be withdrawn, nor its key replaced.
    pub(super) fn is_decided(&self, standard: &ServiceStandard) -> bool {
        let issue = standard.steps.iter().position(|step| step.kind == StepKind::Issue).unwrap_or(usize::MAX);
        match self {
            Self::At(step) => *step >= issue,
            Self::Returned { .. } => false,
            Self::Rejected { .. } | Self::Withdrawn | Self::Cancelled { .. } | Self::Finished => true,
        }
    }
}
