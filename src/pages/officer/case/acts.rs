//! Acts that are confirmed before they are sent, and what is shown after an act.

use domain::api::{CaseView, CertificateRead, RecordedCertificate};
use domain::renewal::RejectReason;
use domain::standard::{StepKind, Wording};

use crate::i18n::officer::{self, act};

/// What the page says after an act.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The case was taken.
    Taken,
    /// It was put back.
    Released,
    /// A step of this kind was carried out.
    Done(StepKind),
    /// A step was carried out that has an act of its own.
    OwnDone,
    /// It was returned.
    Returned,
    /// It was given back to a colleague.
    PassedBack,
    /// It was rejected.
    Rejected,
    /// Somebody was faster.
    Newer,
}

impl Outcome {
    /// What is said of it.
    pub fn words(self) -> &'static str {
        let t = officer::t();
        match self {
            Self::Taken => t.taken_now,
            Self::Released => act::t().released_now,
            Self::Done(kind) => act::of(kind).done,
            Self::OwnDone => act::t().own_done,
            Self::Returned => t.returned_now,
            Self::PassedBack => act::t().passed_back_now,
            Self::Rejected => t.rejected_now,
            Self::Newer => t.newer,
        }
    }
}

/// A decision that was checked and waits to be confirmed.
#[derive(Clone, PartialEq, Eq)]
pub enum Confirmation {
    /// Carry out a step of this kind, with the officer's words where it takes some.
    CarryOut(StepKind),
    /// Carry out a step that has an act of its own.
    Own(OwnAct),
    /// Take it over from this colleague.
    TakeOver(String),
    /// Record what the authority issued, which reads so.
    Record(RecordedCertificate, CertificateRead),
    /// Reject.
    Reject(RejectReason, String),
}

/// What carrying a step out is called at this agency, and what is stated by it.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnAct {
    /// The button.
    pub label: Wording,
    /// In whole sentences.
    pub statement: Option<Wording>,
}

/// What a request about the case was answered.
pub enum Answer {
    /// It was carried out, or somebody was faster.
    Done(Box<CaseView>, Outcome),
    /// What is to be recorded was read, and can be confirmed.
    Read(Confirmation),
}
