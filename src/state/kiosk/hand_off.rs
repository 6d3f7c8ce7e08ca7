//! Files that a holder hands over from a phone: asks for a code, follows how far the phone is, takes the file into the draft.

use std::time::Duration;

use domain::api::{HandOff, HandOffState};
use domain::person::FilePurpose;
use leptos::prelude::*;

use super::activity;
use crate::api::{self, Error, draft};
use crate::state::form::Form;
use crate::state::wizard::Wizard;

/// Time between two questions to the backend.
const ASK_EVERY: Duration = Duration::from_secs(2);

/// The hand-offs of a journey, in context of the kiosk's app: who looks at another page and comes back finds them again.
#[derive(Clone, Copy)]
pub struct HandOffs([RwSignal<Shown>; 3]);

/// What a page shows of the hand-off of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// None was asked for.
    #[default]
    Nothing,
    /// A code, and how far the phone is.
    Code(HandOff, HandOffState),
}

impl HandOffs {
    /// Puts them into context.
    pub fn provide() {
        provide_context(Self(std::array::from_fn(|_| RwSignal::new(Shown::Nothing))));
    }

    fn of(self, purpose: FilePurpose) -> RwSignal<Shown> {
        let [letter, ktp, sk] = self.0;
        match purpose {
            FilePurpose::Letter | FilePurpose::FiledLetter => letter,
            FilePurpose::Ktp => ktp,
            FilePurpose::Sk => sk,
        }
    }
}

/// The hand-off of one file, as long as its page is shown. Make it in the page's body.
#[derive(Clone, Copy)]
pub struct PhoneFile {
    /// What it is for.
    pub purpose: FilePurpose,
    /// What is shown.
    pub shown: RwSignal<Shown>,
    /// The draft that takes the file.
    pub wizard: Wizard,
    /// Shows what fails.
    pub form: Form,
    asking: StoredValue<bool>,
}

impl PhoneFile {
    /// Follows the hand-off until the page is left.
    pub fn new(wizard: Wizard, form: Form, purpose: FilePurpose) -> Self {
        let shown = expect_context::<HandOffs>().of(purpose);
        let file = Self { purpose, shown, wizard, form, asking: StoredValue::new(false) };
        if let Ok(timer) = set_interval_with_handle(move || file.ask(), ASK_EVERY) {
            on_cleanup(move || timer.clear());
        }
        file
    }

    /// Whether a phone can still use the code; followed.
    pub fn is_open(self) -> bool {
        self.shown.with(|shown| matches!(shown, Shown::Code(_, state) if !state.is_over()))
    }

    /// Asks for a code; the one before is cancelled by the backend.
    pub fn begin(self) {
        self.form.send(api::kiosk::begin_hand_off(self.purpose), move |hand_off| {
            self.form.check(Vec::new());
            self.shown.set(Shown::Code(hand_off, HandOffState::Waiting));
        });
    }

    /// Cancels it.
    pub fn cancel(self) {
        let Some(id) = self.id() else { return };
        self.form.send(async move { api::kiosk::cancel_hand_off(&id).await }, move |()| {
            self.show(HandOffState::Cancelled);
        });
    }

    /// Takes the file out of the draft. `then` is called when it is out.
    pub fn remove(self, then: impl FnOnce() + 'static) {
        let (purpose, wizard) = (self.purpose, self.wizard);
        self.form.send(async move { draft::remove_file(purpose).await }, move |view| {
            wizard.take(view);
            self.shown.set(Shown::Nothing);
            then();
        });
    }

    /// The code that a phone can still use.
    fn id(self) -> Option<String> {
        self.shown.with_untracked(|shown| match shown {
            Shown::Code(hand_off, state) if !state.is_over() => Some(hand_off.id.clone()),
            _ => None,
        })
    }

    fn ask(self) {
        let Some(id) = self.id().filter(|_| !self.asking.get_value()) else { return };
        self.asking.set_value(true);
        let asked = id.clone();
        self.form.in_background(async move { api::kiosk::hand_off(&id).await }, move |answer| {
            self.asking.set_value(false);
            // Another code was asked for meanwhile.
            if self.id().as_ref() != Some(&asked) {
                return;
            }
            match answer {
                Ok(HandOffState::Arrived) => self.take(),
                Ok(state) => self.show(state),
                Err(Error::NotFound) => self.show(HandOffState::Expired),
                Err(error @ Error::NotLoggedIn) => self.form.fail(error),
                // Asked again in a moment; the banner says that the connection is down.
                Err(_) => {}
            }
        });
    }

    /// The file is there: the draft has it.
    fn take(self) {
        self.asking.set_value(true);
        self.form.in_background(draft::draft(), move |view| {
            self.asking.set_value(false);
            if let Ok(view) = view {
                self.wizard.take(view);
                self.form.check(Vec::new());
                self.show(HandOffState::Arrived);
            }
        });
    }

    /// Progress counts as use of the terminal.
    fn show(self, state: HandOffState) {
        let now = |shown: &Shown| {
            if let Shown::Code(hand_off, before) = shown { (*before != state).then(|| hand_off.clone()) } else { None }
        };
        if let Some(hand_off) = self.shown.with_untracked(now) {
            activity::note();
            self.shown.set(Shown::Code(hand_off, state));
        }
    }
}
