//! The holder's wizard as pure logic: which steps there are, which of them may be visited. Derived, never stored.

mod draft;
mod submission;

pub use draft::{Change, Draft, FileInfo, KeyInfo};
pub use submission::{Submission, check_changes};

use serde::{Deserialize, Serialize};

use crate::person::{DataField, PersonData};
use crate::standard::WizardRules;

/// One page of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Everything that will be in the certificate, and the question whether it is right.
    Data,
    /// Which data changed, old beside new.
    Changes,
    /// The code that confirms a new e-mail address.
    EmailCode,
    /// KTP and SK for what needs them.
    Evidence,
    /// Recommendation letter.
    Letter,
    /// Passphrase of the new key pair.
    Passphrase,
    /// All answers, and the button that sends them.
    Review,
}

impl Step {
    /// As written in a path and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Changes => "changes",
            Self::EmailCode => "email_code",
            Self::Evidence => "evidence",
            Self::Letter => "letter",
            Self::Passphrase => "passphrase",
            Self::Review => "review",
        }
    }
}

/// The route through the wizard for one draft: what there is to answer, in order, and how far it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    steps: Vec<(Step, bool)>,
}

impl Journey {
    /// The route that follows from the answers so far, the agency's rules and, after a return, the steps reopened.
    pub fn new(draft: &Draft, rules: &WizardRules, person: &PersonData) -> Self {
        let mut route = vec![Step::Data];
        if draft.data_right == Some(false) {
            route.push(Step::Changes);
            if draft.change(DataField::Email).is_some() {
                route.push(Step::EmailCode);
            }
            if !draft.evidence_needed().is_empty() {
                route.push(Step::Evidence);
            }
        }
        route.push(Step::Letter);
        if rules.asks_passphrase(draft.open_steps.as_deref()) {
            route.push(Step::Passphrase);
        }
        if let Some(open) = &draft.open_steps {
            route.retain(|step| open.iter().any(|opened| opens(*opened, *step)));
        }
        let mut steps: Vec<(Step, bool)> =
            route.into_iter().map(|step| (step, answered(step, draft, rules, person))).collect();
        steps.push((Step::Review, false));
        Self { steps }
    }

    /// The steps in order.
    pub fn route(&self) -> impl Iterator<Item = Step> + '_ {
        self.steps.iter().map(|(step, _)| *step)
    }

    /// The first step that still wants an answer: [`Step::Review`] when all is answered.
    pub fn first_open(&self) -> Step {
        self.steps.iter().find(|(_, done)| !done).map_or(Step::Review, |(step, _)| *step)
    }

    /// Whether the step may be shown: it is on the route and all before it is answered.
    pub fn grants(&self, wanted: Step) -> bool {
        let reachable = self.steps.iter().position(|(_, done)| !done).unwrap_or(0);
        self.steps.iter().take(reachable + 1).any(|(step, _)| *step == wanted)
    }

    /// Whether every step before the review is answered.
    pub fn complete(&self) -> bool {
        self.first_open() == Step::Review
    }

    /// "Langkah 3 dari 6": the step's place and the number of steps. Zero if it is not on the route.
    pub fn place(&self, wanted: Step) -> (usize, usize) {
        let place = self.steps.iter().position(|(step, _)| *step == wanted).map_or(0, |index| index + 1);
        (place, self.steps.len())
    }

    /// The step before, for the back link.
    pub fn before(&self, wanted: Step) -> Option<Step> {
        let index = self.steps.iter().position(|(step, _)| *step == wanted)?;
        self.steps.get(index.checked_sub(1)?).map(|(step, _)| *step)
    }

    /// The step after; itself at the end.
    pub fn after(&self, wanted: Step) -> Step {
        let index = self.steps.iter().position(|(step, _)| *step == wanted);
        index.and_then(|index| self.steps.get(index + 1)).map_or(Step::Review, |(step, _)| *step)
    }
}

/// Reopening a step reopens what depends on it: other data may need other evidence.
fn opens(opened: Step, step: Step) -> bool {
    opened == step
        || (matches!(opened, Step::Data | Step::Changes)
            && matches!(step, Step::Data | Step::Changes | Step::EmailCode | Step::Evidence))
}

fn answered(step: Step, draft: &Draft, rules: &WizardRules, person: &PersonData) -> bool {
    match step {
        Step::Data => draft.data_right.is_some(),
        Step::Changes => check_changes(draft, &rules.email_domains, person).is_ok(),
        Step::EmailCode => draft.email_confirmed(),
        Step::Evidence => draft.evidence_needed().iter().all(|purpose| draft.file(*purpose).is_some()),
        Step::Letter => draft.file(crate::person::FilePurpose::Letter).is_some(),
        Step::Passphrase => draft.key.is_some(),
        Step::Review => false,
    }
}
