//! What an officer may do with a complaint now.

use domain::api::{ClassChoice, OfficerComplaint, OfficerName};
use domain::complaint::{Act, Handler};
use domain::moment::Zone;
use domain::standard::{TimeUnit, Wording};

use crate::i18n::officer::complaint::act as words;

/// What decides which acts are shown: the choice stays as long as that stays.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    /// Buttons.
    pub acts: Vec<Act>,
    /// The present class.
    pub class: Option<Wording>,
    /// The agency's classes, each with the due time that it would have.
    pub classes: Vec<ClassChoice>,
    /// To whom it can be passed on.
    pub passes_on: Vec<Handler>,
    /// Officers who could be complained about.
    pub officers: Vec<OfficerName>,
    /// By how many of the limit's unit it can be extended at most, and that unit.
    pub extension: (u16, TimeUnit),
    /// Whether nobody knows who complains.
    pub anonymous: bool,
    /// The agency's time zone.
    pub zone: Zone,
}

impl Offer {
    /// What is offered now.
    pub fn of(data: &OfficerComplaint) -> Self {
        let view = &data.view;
        Self {
            acts: view.acts.clone(),
            class: view.class.clone(),
            classes: data.classes.clone(),
            passes_on: data.passes_on.clone(),
            officers: data.officers.clone(),
            extension: (data.extension_max, view.due.as_ref().map_or(TimeUnit::Days, |due| due.limit.unit)),
            anonymous: view.anonymous,
            zone: view.zone,
        }
    }

    /// What an act is called.
    pub fn label(&self, act: Act) -> &'static str {
        words::label(act, self.class.is_some())
    }
}
