//! Checks of service standards, before the program starts with them.

use std::fmt;

use super::{Custody, Issuing, PassphraseTiming, ProcedureStep, Role, ServiceStandard, StepKind};
use crate::certificate::subject::{Fit, SubjectField, SubjectPart};

/// Why a standard is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandardFault {
    /// The id is blank or has other characters than lower-case letters, digits and hyphens.
    BadId,
    /// Two steps have this id: the procedure would go round in a circle.
    RepeatedStep(String),
    /// This step names nobody who can carry it out.
    NoActor(String),
    /// The time limit of this step is zero.
    ZeroLimit(String),
    /// `act`, `statement` or `holder` of this step is blank in one language, or one of the first two stands where nobody acts.
    Act(String),
    /// No step of this kind for every application, without which no renewal comes to its end.
    MissingKind(StepKind),
    /// There can be only one step of this kind; this is another one.
    Twice(String),
    /// This step stands where it can't be carried out.
    OutOfOrder(String),
    /// The passphrase comes after verification, but no step sets it (or the other way round).
    PassphraseStep,
    /// The program's own authority issues only to keys that the holder keeps.
    Custody,
    /// No domain of official e-mail addresses.
    NoEmailDomain,
    /// This class of complaints has the id of another one, or a bad id.
    ComplaintClassId(String),
    /// This class of complaints has no title in one language, or the time limit zero.
    ComplaintClass(String),
    /// The holder or the authority would handle complaints as the office's own.
    ComplaintRole,
    /// This part of `revocation` is blank, zero, or names a role that does not act.
    Revocation(&'static str),
    /// This value of `agency` is blank or longer than a certificate can hold.
    Subject(&'static str),
    /// This text of the letter is blank.
    LetterBlank(&'static str),
    /// This text of the letter has these braces, which are no placeholder.
    LetterPlaceholder(&'static str, String),
}

impl StandardFault {
    /// Returns the id of the faulty step; none if it is the standard as a whole.
    pub fn step(&self) -> Option<&str> {
        match self {
            Self::RepeatedStep(id)
            | Self::NoActor(id)
            | Self::ZeroLimit(id)
            | Self::Act(id)
            | Self::Twice(id)
            | Self::OutOfOrder(id) => Some(id),
            Self::BadId
            | Self::MissingKind(_)
            | Self::PassphraseStep
            | Self::Custody
            | Self::NoEmailDomain
            | Self::ComplaintClassId(_)
            | Self::ComplaintClass(_)
            | Self::ComplaintRole
            | Self::Revocation(_)
            | Self::Subject(_)
            | Self::LetterBlank(_)
            | Self::LetterPlaceholder(..) => None,
        }
    }
}

impl fmt::Display for StandardFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadId => f.write_str("`id` must be lower-case letters, digits and hyphens"),
            Self::RepeatedStep(id) => write!(f, "step `{id}` comes again: the procedure would go round in a circle"),
            Self::NoActor(id) => write!(f, "step `{id}` names nobody who can carry it out"),
            Self::ZeroLimit(id) => write!(f, "the time limit of step `{id}` is zero"),
            Self::Act(id) => {
                write!(
                    f,
                    "`act`, `statement` or `holder` of step `{id}` is blank in one language, or nobody carries it out"
                )
            }
            Self::MissingKind(kind) => write!(f, "there is no step of kind `{}` without a `when`", kind.as_str()),
            Self::Twice(id) => write!(f, "step `{id}` is of a kind that there can be only one of"),
            Self::OutOfOrder(id) => write!(f, "step `{id}` stands where it can't be carried out"),
            Self::PassphraseStep => f.write_str(
                "a step of kind `set_passphrase` is needed exactly when `passphrase_timing` is `after_verification`",
            ),
            Self::Custody => f.write_str("`custody = \"authority\"` needs `issuing = \"by_hand\"`"),
            Self::NoEmailDomain => f.write_str("`wizard.email_domains` is empty"),
            Self::ComplaintClassId(id) => {
                write!(
                    f,
                    "the id of the class of complaints `{id}` comes again or has other characters than lower-case letters, digits and hyphens"
                )
            }
            Self::ComplaintClass(id) => {
                write!(f, "the class of complaints `{id}` has a blank title or the time limit zero")
            }
            Self::ComplaintRole => f.write_str(
                "`receivers` and `official` of `complaints` are roles of the office: neither `holder` nor `authority`",
            ),
            Self::Revocation(key) => write!(f, "`revocation.{key}` is blank, zero, or a role that does not act"),
            Self::Subject(key) => write!(f, "`agency.{key}` is blank or too long for a certificate"),
            Self::LetterBlank(key) => write!(f, "`letter.{key}` is blank"),
            Self::LetterPlaceholder(key, braced) => {
                write!(f, "`letter.{key}` has `{braced}`, which is no placeholder")
            }
        }
    }
}

impl ServiceStandard {
    /// Returns all faults of this standard; empty if it can be used.
    pub fn check(&self) -> Vec<StandardFault> {
        let mut faults = Vec::new();
        if !is_slug(&self.id.0) {
            faults.push(StandardFault::BadId);
        }
        if self.wizard.email_domains.is_empty() {
            faults.push(StandardFault::NoEmailDomain);
        }
        if self.wizard.custody == Custody::Authority && self.issuing == Issuing::Embedded {
            faults.push(StandardFault::Custody);
        }
        for (key, field, value) in [
            ("organization", SubjectField::Organization, &self.agency.organization),
            ("locality", SubjectField::Locality, &self.agency.locality),
            ("province", SubjectField::Province, &self.agency.province),
        ] {
            if SubjectPart::new(field, value).fit == Fit::Refused {
                faults.push(StandardFault::Subject(key));
            }
        }
        for (index, step) in self.steps.iter().enumerate() {
            if self.steps.iter().take(index).any(|earlier| earlier.id == step.id) {
                faults.push(StandardFault::RepeatedStep(step.id.clone()));
            }
            if !has_actor(step) {
                faults.push(StandardFault::NoActor(step.id.clone()));
            }
            if step.is_misworded() {
                faults.push(StandardFault::Act(step.id.clone()));
            }
            if step.limit.is_some_and(|limit| limit.amount == 0) {
                faults.push(StandardFault::ZeroLimit(step.id.clone()));
            }
        }
        self.letter.iter().for_each(|letter| letter.check(&mut faults));
        self.revocation.iter().for_each(|rules| rules.check(&mut faults));
        self.check_complaints(&mut faults);
        self.check_order(&mut faults);
        faults
    }

    /// Checks classes and roles of complaints.
    fn check_complaints(&self, faults: &mut Vec<StandardFault>) {
        let Some(complaints) = &self.complaints else { return };
        for (index, class) in complaints.classes.iter().enumerate() {
            let again = complaints.classes.iter().take(index).any(|earlier| earlier.id == class.id);
            if again || !is_slug(&class.id) {
                faults.push(StandardFault::ComplaintClassId(class.id.clone()));
            }
            if class.limit.amount == 0 || class.title.is_blank() {
                faults.push(StandardFault::ComplaintClass(class.id.clone()));
            }
        }
        let foreign = [Role::Holder, Role::Authority];
        if complaints.receivers.iter().chain(&complaints.official).any(|role| foreign.contains(role)) {
            faults.push(StandardFault::ComplaintRole);
        }
    }

    /// Checks the order of all procedures: application, decisions, issuance, notice and report.
    fn check_order(&self, faults: &mut Vec<StandardFault>) {
        // A conditional step does not count as one that every application needs.
        let always = |step: &ProcedureStep| step.when.is_none();
        let first =
            |wanted: &[StepKind]| self.steps.iter().position(|step| wanted.contains(&step.kind) && always(step));
        for (wanted, kind) in [
            (&[StepKind::Intake][..], StepKind::Intake),
            (&[StepKind::Verify, StepKind::Approve], StepKind::Verify),
            (&[StepKind::Issue], StepKind::Issue),
            (&[StepKind::Notify], StepKind::Notify),
        ] {
            if first(wanted).is_none() {
                faults.push(StandardFault::MissingKind(kind));
            }
        }
        let mut before: Vec<&ProcedureStep> = Vec::new();
        for step in &self.steps {
            let seen = |kinds: &[StepKind]| before.iter().any(|earlier| kinds.contains(&earlier.kind));
            let in_order = match step.kind {
                StepKind::Remind => before.iter().all(|earlier| earlier.kind == StepKind::Remind),
                // An application is received once somebody has acted on it.
                StepKind::Intake => before.iter().all(|earlier| {
                    earlier.kind == StepKind::Remind
                        || (earlier.kind == StepKind::Intake && !officers_begin(earlier, step))
                }),
                StepKind::Disposition | StepKind::Verify | StepKind::Approve => {
                    seen(&[StepKind::Intake]) && !seen(&[StepKind::Issue])
                }
                StepKind::SetPassphrase => seen(&[StepKind::Verify]) && !seen(&[StepKind::Issue]),
                StepKind::Issue => seen(&[StepKind::Verify, StepKind::Approve]),
                StepKind::Notify | StepKind::Report => seen(&[StepKind::Issue]),
                StepKind::Archive => seen(&[StepKind::Report]),
            };
            let single = matches!(step.kind, StepKind::Issue | StepKind::SetPassphrase | StepKind::Archive);
            if single && seen(&[step.kind]) {
                faults.push(StandardFault::Twice(step.id.clone()));
            } else if !in_order {
                faults.push(StandardFault::OutOfOrder(step.id.clone()));
            }
            before.push(step);
        }
        let sets_later = first(&[StepKind::SetPassphrase]).is_some();
        if sets_later != (self.wizard.passphrase_timing == PassphraseTiming::AfterVerification) {
            faults.push(StandardFault::PassphraseStep);
        }
    }
}

/// Whether an intake by officers alone precedes one by the holder, which could never be reached.
fn officers_begin(earlier: &ProcedureStep, later: &ProcedureStep) -> bool {
    !earlier.actors.contains(&Role::Holder) && later.actors.contains(&Role::Holder)
}

/// Whether somebody can carry out the step: officers, unless the holder is notified or acts.
fn has_actor(step: &ProcedureStep) -> bool {
    match step.kind {
        StepKind::Remind | StepKind::Intake | StepKind::Notify => !step.actors.is_empty(),
        StepKind::SetPassphrase => step.actors.contains(&Role::Holder),
        StepKind::Disposition
        | StepKind::Verify
        | StepKind::Approve
        | StepKind::Issue
        | StepKind::Report
        | StepKind::Archive => step.officers().next().is_some(),
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
