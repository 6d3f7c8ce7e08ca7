//! The four phases that every renewal goes through, whatever its agency's procedure.

use super::Renewal;
use crate::moment::Timestamp;
use crate::standard::{ServiceStandard, StepKind};

/// When each phase after the sending was over; the first that is not is the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phases {
    /// Data and documents were checked.
    pub checked: Option<Timestamp>,
    /// It was approved: nothing but the certificate itself is outstanding.
    pub approved: Option<Timestamp>,
    /// The certificate was issued.
    pub ready: Option<Timestamp>,
}

/// Returns the phases of a renewal. Where nobody verifies before the authority approves, the approval is the check.
pub fn phases(standard: &ServiceStandard, renewal: &Renewal) -> Phases {
    let issue = standard.steps.iter().position(|step| step.kind == StepKind::Issue);
    let before = 0..issue.unwrap_or(standard.steps.len());
    let done_at = |index: usize| renewal.done.iter().rev().find(|(done, ..)| *done == index).map(|(_, at, _)| *at);
    let kind = |index: &usize| standard.steps.get(*index).map(|step| step.kind);
    let verified = before.clone().any(|index| kind(&index) == Some(StepKind::Verify));
    let over = |counts: &dyn Fn(StepKind) -> bool| {
        let steps = before.clone().filter(|index| {
            renewal.takes_place(standard, *index)
                && kind(index).is_some_and(|kind| kind != StepKind::Remind && counts(kind))
        });
        // The last one; none as soon as one of them is outstanding.
        steps.map(done_at).try_fold(renewal.submitted_at, |last, at| at.map(|at| last.max(at)))
    };
    let of_check = |kind: StepKind| match kind {
        StepKind::Approve => !verified,
        StepKind::SetPassphrase => false,
        _ => true,
    };
    Phases {
        checked: over(&of_check),
        approved: over(&|_| true),
        ready: renewal.certificate.as_ref().and(issue.and_then(done_at)),
    }
}
