//! A form of which some answers are checked by the page itself, with words of its own.

use leptos::prelude::*;

use crate::components::FieldError;
use crate::containers::{FaultList, field_error};
use crate::state::form::Form;

/// What is wrong: a field's id (blank for none) and what to do.
pub type Faults = Vec<(&'static str, String)>;

/// Make it in the page's body, not in its content.
#[derive(Clone, Copy)]
pub struct CheckedForm {
    /// What is sent, and what the backend or the domain's rules found.
    pub form: Form,
    own: RwSignal<Faults>,
}

impl CheckedForm {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self::of(Form::new())
    }

    /// The page found nothing wrong yet.
    pub fn of(form: Form) -> Self {
        Self { form, own: RwSignal::new(Faults::new()) }
    }

    /// Shows what the page found, in the place of all that was shown. Returns whether there is nothing.
    pub fn check(self, own: Faults) -> bool {
        let fine = own.is_empty();
        self.form.check(Vec::new());
        self.own.set(own);
        fine
    }

    /// Everything wrong, for [`crate::containers::Frame::faults`].
    pub fn faults(self) -> Faults {
        let mut faults = self.own.get();
        faults.extend(self.form.faults());
        faults
    }

    /// The inline error of the field of this id.
    pub fn error(self, id: &str) -> Option<FieldError> {
        let (_, text) = self.faults().into_iter().find(|(wrong, _)| *wrong == id)?;
        Some(field_error(text))
    }
}

impl From<CheckedForm> for FaultList {
    fn from(form: CheckedForm) -> Self {
        (move || form.faults()).into()
    }
}
