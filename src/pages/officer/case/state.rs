//! The state of an open case: what the backend said, and what the officer is about to do.

use domain::api::CaseView;
use domain::person::FilePurpose;
use domain::renewal::Act;
use domain::standard::StepKind;
use leptos::prelude::*;

use super::acts::{Confirmation, Outcome};
use super::input::{CaseInput, MessageInput, RecordInput, RejectInput, ReturnInput};
use crate::api::{self, Error};
use crate::components::{FieldError, live};
use crate::containers::field_error;
use crate::state::desk::Desk;
use crate::state::form::Form;

/// The part with the data.
pub const DATA: &str = "data";
/// The part with the files.
pub const FILES: &str = "letter";
/// Id of the notice about what an act did.
pub const NOTICE: &str = "notice";

/// An open case.
#[derive(Clone, Copy)]
pub struct Case {
    /// Reference number.
    pub reference: StoredValue<String>,
    /// None while it is being loaded for the first time.
    pub view: RwSignal<Option<CaseView>>,
    /// The same without its messages: what shows it stays, ticks and all, when somebody writes.
    without_messages: Memo<Option<CaseView>>,
    /// Why it could not be loaded.
    pub failure: RwSignal<Option<Error>>,
    /// What an act did.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Acts are sent through it.
    pub form: Form,
    /// What is wrong with the decision: a field's id and what to do.
    pub faults: RwSignal<Vec<(&'static str, String)>>,
    /// The act whose questions are open.
    pub chosen: RwSignal<Option<Act>>,
    layout: StoredValue<Layout>,
    input: StoredValue<CaseInput>,
    /// What waits to be confirmed.
    pub confirmation: RwSignal<Option<Confirmation>>,
    desk: StoredValue<Desk>,
}

/// What of a case is shown.
#[derive(Clone, Copy)]
pub struct Layout {
    /// The part of the page that is shown where there is no room for all.
    pub part: RwSignal<&'static str>,
    /// The file beside the data.
    pub file: RwSignal<FilePurpose>,
    /// The files that were shown.
    pub opened: RwSignal<Vec<FilePurpose>>,
}

impl Case {
    /// A case of which nothing is known yet.
    pub fn new(reference: String) -> Self {
        let view: RwSignal<Option<CaseView>> = RwSignal::new(None);
        Self {
            reference: StoredValue::new(reference),
            view,
            without_messages: Memo::new(move |_| view.get().map(|view| CaseView { messages: Vec::new(), ..view })),
            failure: RwSignal::new(None),
            outcome: RwSignal::new(None),
            form: Form::new(),
            faults: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            layout: StoredValue::new(Layout {
                part: RwSignal::new(DATA),
                file: RwSignal::new(FilePurpose::Letter),
                opened: RwSignal::new(Vec::new()),
            }),
            input: StoredValue::new(CaseInput::new()),
            confirmation: RwSignal::new(None),
            desk: StoredValue::new(Desk::here()),
        }
    }

    /// Instruction of a disposition, or remark of a report.
    pub fn note(self) -> RwSignal<String> {
        self.input.with_value(|input| input.note)
    }

    /// Why it is passed back to a colleague.
    pub fn pass_back_note(self) -> RwSignal<String> {
        self.input.with_value(|input| input.pass_back_note)
    }

    /// What is to be recorded of a certificate.
    pub fn record_input(self) -> RecordInput {
        self.input.with_value(|input| input.record)
    }

    /// What is to be returned.
    pub fn return_input(self) -> ReturnInput {
        self.input.with_value(|input| input.returned)
    }

    /// Why it is to be rejected.
    pub fn reject_input(self) -> RejectInput {
        self.input.with_value(|input| input.rejection)
    }

    /// The message being written.
    pub fn message_input(self) -> MessageInput {
        self.input.with_value(|input| input.message)
    }

    /// The kind of the present step; that of an approval where there is none.
    pub fn kind(self) -> StepKind {
        let kind = self.view.with_untracked(|view| Some(view.as_ref()?.step.as_ref()?.kind));
        kind.unwrap_or(StepKind::Approve)
    }

    /// What the agency calls the letter.
    pub fn letter(self) -> String {
        self.view.with_untracked(|view| view.as_ref().map_or_else(String::new, |view| view.letter_title.clone()))
    }

    /// Asks the backend for it.
    pub fn load(self) {
        let (reference, desk) = (self.reference.get_value(), self.desk.get_value());
        self.form.in_background(async move { api::officer::case(&reference).await }, move |answer| match answer {
            Ok(view) => {
                self.failure.set(None);
                self.view.set(Some(view));
            }
            Err(error) => {
                if error == Error::NotLoggedIn {
                    desk.require_login();
                }
                self.failure.set(Some(error));
            }
        });
    }

    /// A part of the page that shows the case as it stands.
    pub fn shown(self, part: fn(&CaseView) -> AnyView) -> AnyView {
        live(move || self.without_messages.with(|view| view.as_ref().map_or_else(|| ().into_any(), part)))
    }

    /// The same for what its messages change, too.
    pub fn shown_whole(self, part: fn(&CaseView) -> AnyView) -> AnyView {
        live(move || self.view.with(|view| view.as_ref().map_or_else(|| ().into_any(), part)))
    }

    /// Everything wrong, for the error summary.
    pub fn all_faults(self) -> Vec<(&'static str, String)> {
        let mut faults = self.faults.get();
        faults.extend(self.form.faults());
        faults
    }

    /// The inline error of a field of the decision.
    pub fn error(self, id: &str) -> Option<FieldError> {
        let (_, text) = self.all_faults().into_iter().find(|(wrong, _)| *wrong == id)?;
        Some(field_error(text))
    }

    /// Forgets what was wrong.
    pub fn forget_faults(self) {
        if !self.faults.with_untracked(Vec::is_empty) {
            self.faults.set(Vec::new());
        }
        self.form.check(Vec::new());
    }

    /// Whether nothing is chosen, sent or asked.
    pub fn is_idle(self) -> bool {
        self.chosen.with_untracked(Option::is_none)
            && !self.form.busy.get_untracked()
            && self.confirmation.with_untracked(Option::is_none)
    }

    /// What of it is shown.
    pub fn layout(self) -> Layout {
        self.layout.get_value()
    }

    /// Shows a file beside the data.
    pub fn show_file(self, purpose: FilePurpose) {
        let Layout { part, file, .. } = self.layout();
        file.set(purpose);
        part.set(FILES);
    }

    /// Asks the officer to confirm.
    pub fn confirm(self, act: Confirmation) {
        self.confirmation.set(Some(act));
    }

    /// The desk that the case was opened at.
    pub fn desk(self) -> Desk {
        self.desk.get_value()
    }

    /// Forgets what a command that was carried out was made of.
    pub fn forget_input(self) {
        self.input.with_value(CaseInput::clear);
    }
}
