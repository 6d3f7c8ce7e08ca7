//! What a service standard must satisfy before the program starts with it.

use super::{PassphraseTiming, Role, ServiceStandard, StepKind};

/// Why a standard is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandardFault {
    /// The id is blank or has other characters than lower-case letters, digits and hyphens.
    BadId,
    /// Two steps have this id.
    RepeatedStep(String),
    /// This step names no actor.
    NoActor(String),
    /// The time limit of this step is zero.
    ZeroLimit(String),
    /// No step of this kind, without which no renewal comes to its end.
    MissingKind(StepKind),
    /// This step stands where it can't be carried out.
    OutOfOrder(String),
    /// The passphrase comes after verification, but no step sets it (or the other way round).
    PassphraseStep,
    /// No domain of official e-mail addresses.
    NoEmailDomain,
}

impl ServiceStandard {
    /// Everything that is wrong with this standard; empty if it can be used.
    pub fn check(&self) -> Vec<StandardFault> {
        let mut faults = Vec::new();
        if !is_slug(&self.id.0) {
            faults.push(StandardFault::BadId);
        }
        if self.wizard.email_domains.is_empty() {
            faults.push(StandardFault::NoEmailDomain);
        }
        for (index, step) in self.steps.iter().enumerate() {
            if self.steps.iter().take(index).any(|earlier| earlier.id == step.id) {
                faults.push(StandardFault::RepeatedStep(step.id.clone()));
            }
            if step.actors.is_empty() {
                faults.push(StandardFault::NoActor(step.id.clone()));
            }
            if step.limit.is_some_and(|limit| limit.amount == 0) {
                faults.push(StandardFault::ZeroLimit(step.id.clone()));
            }
        }
        self.check_order(&mut faults);
        faults
    }

    /// Application, then a human decision, then issuance, then news: the spine of every procedure.
    fn check_order(&self, faults: &mut Vec<StandardFault>) {
        let first = |wanted: &[StepKind]| self.steps.iter().position(|step| wanted.contains(&step.kind));
        let intake = first(&[StepKind::Intake]);
        let decision = first(&[StepKind::Verify, StepKind::Approve]);
        let issue = first(&[StepKind::Issue]);
        for (found, kind) in [
            (intake, StepKind::Intake),
            (decision, StepKind::Verify),
            (issue, StepKind::Issue),
            (first(&[StepKind::Notify]), StepKind::Notify),
        ] {
            if found.is_none() {
                faults.push(StandardFault::MissingKind(kind));
            }
        }
        if let (Some(decision), Some(issue)) = (decision, issue)
            && issue < decision
            && let Some(step) = self.steps.get(issue)
        {
            faults.push(StandardFault::OutOfOrder(step.id.clone()));
        }
        // Once an officer has acted, the application is in: a holder's intake after that could never be reached.
        let mut officers_began = false;
        for step in &self.steps {
            let holders = step.actors.contains(&Role::Holder) && step.kind == StepKind::Intake;
            if holders && officers_began {
                faults.push(StandardFault::OutOfOrder(step.id.clone()));
            }
            officers_began |= matches!(step.kind, StepKind::Disposition | StepKind::Verify | StepKind::Approve);
        }
        let sets_later = first(&[StepKind::SetPassphrase]).is_some();
        if sets_later != (self.wizard.passphrase_timing == PassphraseTiming::AfterVerification) {
            faults.push(StandardFault::PassphraseStep);
        }
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
