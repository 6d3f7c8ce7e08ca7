//! What the officer may do now: nothing else is offered.

use domain::journey::Step;
use domain::renewal::Act;
use domain::standard::{Custody, Role, StepKind, Wording};
use leptos::prelude::*;

use super::state::Case;
use crate::i18n::officer::act;
use crate::i18n::wording;

/// What decides which acts are shown: what is typed in an open one stays as long as that stays.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    /// What the backend allows.
    pub acts: Vec<Act>,
    /// Who has the case.
    pub taken_by: Option<String>,
    /// What can be returned.
    pub returnable: Vec<Step>,
    /// What the present step calls its act, where its kind does not say it.
    pub act: Option<Wording>,
    /// What is stated by it.
    pub statement: Option<Wording>,
    /// Whom a disposition goes to.
    pub next: Vec<Role>,
    /// Whom it can be passed back to.
    pub previous: Vec<Role>,
    /// Who keeps the key.
    pub custody: Custody,
    kind: Option<StepKind>,
}

impl Offer {
    /// What this case offers now. Followed.
    pub fn of(case: Case) -> Option<Self> {
        case.view.with(|view| {
            let view = view.as_ref()?;
            let step = view.step.as_ref();
            Some(Self {
                acts: view.acts.clone(),
                taken_by: view.taken_by.clone(),
                returnable: view.returnable.clone(),
                act: step.and_then(|step| step.act.clone()),
                statement: step.and_then(|step| step.statement.clone()),
                next: step.map_or_else(Vec::new, |step| step.next.clone()),
                previous: step.map_or_else(Vec::new, |step| step.previous.clone()),
                custody: view.custody,
                kind: step.map(|step| step.kind),
            })
        })
    }

    /// What carrying the step out is called.
    pub fn label(&self) -> &str {
        self.act.as_ref().map_or_else(|| act::of(self.kind()).label, wording)
    }

    /// The kind of the act that carries the step out.
    pub fn kind(&self) -> StepKind {
        if self.acts.contains(&Act::Record) { StepKind::Issue } else { self.kind.unwrap_or(StepKind::Approve) }
    }

    /// Whether this act asks something, and the case can be acted on so.
    pub fn asks(&self, act: Act) -> bool {
        matches!(act, Act::Record | Act::Return | Act::PassBack | Act::Reject) && self.acts.contains(&act)
    }
}
