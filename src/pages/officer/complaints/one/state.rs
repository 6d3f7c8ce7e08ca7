//! The state of an open complaint: what the backend said, and what the officer is about to do.

use domain::api::{OfficerComplaint, OfficerComplaintCommand, OfficerComplaintRequest};
use domain::complaint::Act;
use domain::renewal::Refusal;
use leptos::prelude::*;

use super::input::Input;
use crate::api::{self, Error};
use crate::components::{FieldError, live};
use crate::containers::{field_error, page};
use crate::pages::officer::checked_form::Faults;
use crate::state::form::Form;

/// Id of the notice about what an act did.
pub const NOTICE: &str = "notice";

/// An open complaint.
#[derive(Clone, Copy)]
pub struct Complaint {
    /// As the backend has it.
    pub data: RwSignal<OfficerComplaint>,
    /// Acts are sent through it.
    pub form: Form,
    /// What is wrong with the act: a field's id and what to do.
    pub faults: RwSignal<Faults>,
    /// The act chosen; at most one.
    pub chosen: RwSignal<Vec<&'static str>>,
    /// What was typed. An act that was carried out forgets its part.
    pub input: StoredValue<Input>,
    /// What waits to be confirmed.
    pub asked: RwSignal<Option<Asked>>,
    /// What an act did.
    pub outcome: RwSignal<Option<Outcome>>,
}

/// An act that was checked and waits to be confirmed.
#[derive(Clone, PartialEq, Eq)]
pub enum Asked {
    /// This answer.
    Answer(String),
    /// This officer is complained about: the command, and the name.
    Name(OfficerComplaintCommand, String),
}

/// What the page says after an act.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done(Act),
    /// It was not: the complaint may have changed meanwhile, and why.
    NotDone {
        /// Whether the complaint has changed.
        newer: bool,
        /// Why.
        refusal: Option<Refusal>,
    },
    /// The complaint is for others to see now.
    Gone,
}

impl Complaint {
    /// A complaint as it was loaded.
    pub fn new(data: RwSignal<OfficerComplaint>) -> Self {
        Self {
            data,
            form: Form::new(),
            faults: RwSignal::new(Faults::new()),
            chosen: RwSignal::new(Vec::new()),
            input: StoredValue::new(Input::new()),
            asked: RwSignal::new(None),
            outcome: RwSignal::new(None),
        }
    }

    /// A part of the page that shows the complaint as it stands.
    pub fn shown(self, part: fn(&OfficerComplaint) -> AnyView) -> AnyView {
        live(move || self.data.with(part))
    }

    /// Everything wrong, for the error summary.
    pub fn all_faults(self) -> Faults {
        let mut faults = self.faults.get();
        faults.extend(self.form.faults());
        faults
    }

    /// The inline error of a field.
    pub fn error(self, id: &str) -> Option<FieldError> {
        let (_, text) = self.all_faults().into_iter().find(|(wrong, _)| *wrong == id)?;
        Some(field_error(text))
    }

    /// Sends an answer that was confirmed.
    pub fn answer(self, words: String) {
        self.act(Act::Answer, OfficerComplaintCommand::Answer(words));
    }

    /// Sends a command on the version that the officer saw. Where that is refused, the present state is shown, why, and what was
    /// typed stays.
    pub fn act(self, act: Act, command: OfficerComplaintCommand) {
        let (number, version) = self.data.with_untracked(|data| (data.view.number.clone(), data.view.version));
        self.faults.set(Faults::new());
        self.form.check(Vec::new());
        let request = async move {
            let body = OfficerComplaintRequest { version, command };
            match api::officer_complaints::command(&number, &body).await {
                Ok(data) => Ok((Some(data), Outcome::Done(act))),
                Err(Error::NotFound) => Ok((None, Outcome::Gone)),
                Err(Error::Conflict(refusal) | Error::Refused(refusal @ Some(_))) => {
                    let data = api::officer_complaints::one(&number).await?;
                    let newer = data.view.version != version;
                    Ok((Some(data), Outcome::NotDone { newer, refusal }))
                }
                Err(error) => Err(error),
            }
        };
        self.form.send(request, move |(data, outcome)| {
            if matches!(outcome, Outcome::Done(_)) {
                self.chosen.set(Vec::new());
                self.input.get_value().clear();
            }
            if let Some(data) = data {
                self.data.set(data);
            }
            self.outcome.set(Some(outcome));
            request_animation_frame(|| page::focus_field(NOTICE));
        });
    }
}
