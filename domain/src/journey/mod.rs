//! The holder's wizard as pure logic: which steps there are, which of them may be visited. Derived, never stored.

mod draft;
mod recommendation;
mod submission;

pub use draft::{Change, Draft, FileInfo, KeyInfo, Recommendation, RecommendedData};
pub use submission::{Submission, check_changes};

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::person::{DataField, PersonData};
use crate::standard::{Custody, PassphraseTiming, WizardRules};

/// One page of the wizard. The order is that of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray, Serialize, Deserialize)]
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
    /// Recommendation letter, or the recommendation in its place.
    Letter,
    /// Passphrase of the new key pair.
    Passphrase,
    /// All answers, and the button that sends them.
    Review,
}

impl Step {
    /// All of them, in the order of the pages.
    pub const ALL: &[Self] = Self::VARIANTS;

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
        let open = |step| draft.open_steps.as_ref().is_none_or(|open| is_reopened(step, open));
        let route = Step::ALL.iter().copied().filter(|step| is_asked(*step, draft, rules) && open(*step));
        Self { steps: route.map(|step| (step, is_answered(step, draft, rules, person))).collect() }
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

    /// "Langkah 3 dari 6": the step's position and the number of steps. Zero if it is not on the route; no number as long as an
    /// answer is outstanding on which it depends.
    pub fn position(&self, wanted: Step) -> (usize, Option<usize>) {
        let position = self.steps.iter().position(|(step, _)| *step == wanted).map_or(0, |index| index + 1);
        let decides = |step: Step| matches!(step, Step::Data | Step::Changes);
        let is_open = self.steps.iter().any(|(step, answered)| decides(*step) && !answered);
        (position, (!is_open).then_some(self.steps.len()))
    }

    /// How many steps are left, with the review.
    pub fn left(&self) -> usize {
        self.steps.iter().filter(|(_, answered)| !answered).count()
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

/// Whether the answers so far and the agency's rules lead to a step.
fn is_asked(step: Step, draft: &Draft, rules: &WizardRules) -> bool {
    match step {
        Step::Data | Step::Letter | Step::Review => true,
        Step::Changes => draft.data_right == Some(false),
        Step::EmailCode => draft.change(DataField::Email).is_some(),
        Step::Evidence => !draft.evidence_needed().is_empty(),
        Step::Passphrase => asks_passphrase(rules, draft.open_steps.as_deref()),
    }
}

/// Whether the wizard asks for a passphrase: with the application where that is its time, and whenever a return reopened
/// its step. Never where the authority keeps the keys.
pub fn asks_passphrase(rules: &WizardRules, open_steps: Option<&[Step]>) -> bool {
    let with_application = rules.passphrase_timing == PassphraseTiming::WithApplication;
    rules.custody == Custody::Holder && open_steps.map_or(with_application, |open| open.contains(&Step::Passphrase))
}

/// Whether a return that reopened the steps `open` reopens this one: other data may need other evidence.
fn is_reopened(step: Step, open: &[Step]) -> bool {
    match step {
        Step::Data | Step::Changes | Step::EmailCode | Step::Evidence => {
            open.iter().any(|opened| *opened == step || matches!(opened, Step::Data | Step::Changes))
        }
        Step::Letter | Step::Passphrase => open.contains(&step),
        Step::Review => true,
    }
}

fn is_answered(step: Step, draft: &Draft, rules: &WizardRules, person: &PersonData) -> bool {
    match step {
        Step::Data => draft.data_right.is_some(),
        Step::Changes => check_changes(draft, &rules.email_domains, person).is_ok(),
        Step::EmailCode => draft.email_confirmed(),
        Step::Evidence => draft.evidence_needed().iter().all(|purpose| draft.file(*purpose).is_some()),
        Step::Letter => {
            draft.file(crate::person::FilePurpose::Letter).is_some() || draft.recommended(rules, person).is_some()
        }
        Step::Passphrase => draft.key.is_some(),
        Step::Review => false,
    }
}
