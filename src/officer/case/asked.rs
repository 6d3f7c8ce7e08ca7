//! What is asked before an act, and told after it.

use domain::api::RecordedCertificate;
use domain::renewal::RejectReason;
use domain::standard::StepKind;

/// What the page tells after an act.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The case was taken.
    Taken,
    /// A step of this kind was carried out.
    Done(StepKind),
    /// It was returned.
    Returned,
    /// It was given back to a colleague.
    PassedBack,
    /// It was rejected.
    Rejected,
    /// Somebody was faster.
    Newer,
}

/// A decision that was checked and waits for "yes, sure".
#[derive(Clone, PartialEq, Eq)]
pub enum Sure {
    /// Carry out a step of this kind, with the officer's words.
    CarryOut(StepKind, String),
    /// Record what the authority issued.
    Record(RecordedCertificate),
    /// Reject.
    Reject(RejectReason, String),
}
