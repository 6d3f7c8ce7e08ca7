//! What the import's pages work with: the chosen table, and what the backend found in it.

use domain::api::ImportReport;
use domain::problem::Field;
use leptos::prelude::*;
use web_sys::File;

use crate::api;
use crate::i18n::officer::admin as words;
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::state::form::field_id;

/// Most bytes of a table.
const MAX_BYTES: f64 = 50e6;

/// An import.
#[derive(Clone, Copy)]
pub struct Import {
    /// What is sent.
    pub checked: CheckedForm,
    /// What was found; none before the first try.
    pub report: RwSignal<Option<ImportReport>>,
    /// The chosen table.
    pub file: RwSignal<Option<File>, LocalStorage>,
}

impl Import {
    /// No table is chosen yet.
    pub fn new() -> Self {
        Self { checked: CheckedForm::new(), report: RwSignal::new(None), file: RwSignal::new_local(None) }
    }

    /// Tries the chosen file, or with `really` imports it.
    pub fn send(self, really: bool) {
        let t = words::t();
        let id = field_id(Field::Table);
        let file = self.file.get_untracked();
        let faults = match &file {
            None => vec![(id, t.no_table.into())],
            Some(file) if file.size() > MAX_BYTES => vec![(id, t.too_large.into())],
            Some(_) => Faults::new(),
        };
        let (true, Some(file)) = (self.checked.check(faults), file) else { return };
        self.checked.form.send(api::admin::import(file, really), move |report| self.report.set(Some(report)));
    }

    /// Back to the choice, without the file: it is mended meanwhile.
    pub fn again(self) {
        self.checked.check(Faults::new());
        self.file.set(None);
        self.report.set(None);
    }
}
