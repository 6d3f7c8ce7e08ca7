//! A hand-off on the phone that opened it.

use domain::api::{OpenedHandOff, Uploaded};
use domain::journey::FileInfo;
use domain::person::FilePurpose;
use leptos::prelude::*;

use super::form::Form;
use super::upload::{Transfer, UploadTarget};

/// How the opening ended.
#[derive(Clone)]
pub enum Opening {
    /// This phone has it.
    Opened(OpenedHandOff),
    /// A phone had it before.
    InUse,
    /// It is over, or unknown.
    Over,
}

impl Opening {
    /// The hand-off, if this phone has it.
    pub const fn opened(&self) -> Option<&OpenedHandOff> {
        if let Self::Opened(opened) = self { Some(opened) } else { None }
    }
}

/// Where the phone is.
#[derive(Clone, PartialEq, Eq)]
pub enum Step {
    /// Compares the digits of both screens.
    Compare,
    /// Chooses and sends the file.
    Send,
    /// The file of this name is in the draft.
    Sent(String),
    /// The digits differed.
    Declined,
    /// A phone had it before.
    InUse,
    /// It is over.
    Over,
}

/// A hand-off and its one file.
#[derive(Clone, Copy)]
pub struct HandOff {
    /// Where the phone is.
    pub step: RwSignal<Step>,
    transfer: Transfer,
}

impl HandOff {
    /// Begins where the opening leads.
    pub fn new(opening: &Opening) -> Self {
        let step = match opening {
            Opening::Opened(_) => Step::Compare,
            Opening::InUse => Step::InUse,
            Opening::Over => Step::Over,
        };
        Self { step: RwSignal::new(step), transfer: Transfer::new() }
    }
}

impl UploadTarget for HandOff {
    fn transfer(self, _: FilePurpose) -> Transfer {
        self.transfer
    }

    /// There is one file, and nothing to be done with it here once it was sent.
    fn file(self, _: FilePurpose) -> Option<FileInfo> {
        None
    }

    fn uploaded(self, uploaded: Uploaded) {
        self.step.set(Step::Sent(uploaded.file.name));
    }

    fn remove(self, _: FilePurpose, _: Form, then: impl FnOnce() + 'static) {
        then();
    }

    /// The kiosk was wiped or locked, or it took too long: there is nothing to log in to.
    fn log_in(self) {
        self.step.set(Step::Over);
    }
}
