//! The draft as this tab knows it. Answers count at once; the backend keeps them in the background.

mod files;
mod saving;
mod upload_target;

use domain::api::{Answers, CodeSent, DraftView};
use domain::journey::{Change, Journey, Step};
use domain::problem::Problem;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Error, draft};
use crate::route::Route;
use crate::state::effect::effect;
use crate::state::session::Session;
use crate::state::upload::Transfer;

/// In context of the whole app; cleared when the session ends.
#[derive(Clone, Copy)]
pub struct Wizard {
    /// Whether there is a draft.
    pub stage: RwSignal<Stage>,
    /// Why the last answers are not kept by the backend yet.
    pub unsaved: RwSignal<Option<Error>>,
    /// What the backend found wrong in answers of an earlier step: that step shows it.
    pub refused: StoredValue<Vec<Problem>>,
    view: RwSignal<Option<DraftView>>,
    /// The answers that the backend last said to have.
    base: StoredValue<Answers>,
    dirty: StoredValue<bool>,
    saving: StoredValue<bool>,
    reviewed: StoredValue<bool>,
    transfers: StoredValue<[Transfer; 3]>,
    session: Session,
}

/// How far the draft is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not asked for.
    Empty,
    /// On its way.
    Loading,
    /// There.
    Ready,
    /// There is none.
    Failed(Error),
}

impl Wizard {
    /// Puts it into context.
    pub fn provide() {
        let wizard = Self {
            stage: RwSignal::new(Stage::Empty),
            unsaved: RwSignal::new(None),
            refused: StoredValue::new(Vec::new()),
            view: RwSignal::new(None),
            base: StoredValue::new(Answers::default()),
            dirty: StoredValue::new(false),
            saving: StoredValue::new(false),
            reviewed: StoredValue::new(false),
            transfers: StoredValue::new([Transfer::new(), Transfer::new(), Transfer::new()]),
            session: Session::here(),
        };
        provide_context(wizard);
        effect(move || {
            if wizard.session.me.with(Option::is_none) {
                wizard.forget();
                wizard.stage.set(Stage::Empty);
            }
        });
        wizard.session.on_login_again(move || {
            if wizard.stage.get_untracked() == Stage::Failed(Error::NotLoggedIn) {
                wizard.load();
            }
            wizard.save();
        });
        let back_online = window_event_listener_untyped("online", move |_| wizard.save());
        on_cleanup(move || back_online.remove());
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reloads the draft.
    pub fn load(self) {
        self.stage.set(Stage::Loading);
        self.reviewed.set_value(false);
        spawn_local(async move {
            match draft::draft().await {
                Ok(view) => {
                    self.put(view, self.unconfirmed());
                    self.stage.set(Stage::Ready);
                }
                Err(error) => {
                    if error == Error::NotLoggedIn {
                        self.session.require_login();
                    }
                    self.stage.set(Stage::Failed(error));
                }
            }
        });
    }

    /// Forgets the draft, e.g. since it was sent. What is shown stays until the page changes.
    pub fn forget(self) {
        self.dirty.set_value(false);
        self.unsaved.set(None);
        self.refused.set_value(Vec::new());
        self.view.set(None);
        for transfer in self.transfers.get_value() {
            transfer.forget();
        }
    }

    /// Nobody is logged in: leads to the log-in and back here.
    pub fn log_in(self) {
        self.session.require_login();
    }

    /// The draft as it stands; pages take it once and do not follow it.
    pub fn view(self) -> Option<DraftView> {
        self.view.get_untracked()
    }

    /// Takes what another tab or device kept, in place of what is on this page.
    pub fn take_latest(self) {
        self.dirty.set_value(false);
        self.unsaved.set(None);
        self.load();
    }

    /// The new e-mail address was sent a code.
    pub fn code_sent(self, sent: CodeSent) {
        self.view.update(|view| {
            if let Some(view) = view {
                view.email_code = Some(sent);
            }
        });
    }

    /// Where the draft stands: at the first thing asked for after a return, else at the first open step.
    pub fn entry(self, view: &DraftView) -> Step {
        let journey = journey(view);
        let asked = journey
            .route()
            .find(|step| view.completes.is_some() && !self.reviewed.get_value() && *step != Step::Review);
        asked.filter(|step| journey.grants(*step)).unwrap_or_else(|| journey.first_open())
    }

    /// The review was seen: from now on each answer leads back to it.
    pub fn reviewed(self) {
        self.reviewed.set_value(true);
    }

    /// Goes on from an answered step.
    pub fn go_on(self, step: Step) {
        let Some(view) = self.view() else { return };
        let journey = journey(&view);
        let next = if step == Step::Data && view.draft.data_right == Some(false) {
            Step::Changes
        } else if self.reviewed.get_value() {
            journey.first_open()
        } else {
            journey.after(step)
        };
        Route::Wizard(Some(next)).go();
    }

    /// New answers: they count at once and are saved in the background.
    pub fn answer(self, data_right: Option<bool>, changes: Vec<Change>) {
        self.view.update(|view| {
            if let Some(view) = view {
                view.draft.data_right = data_right;
                view.draft.changes = changes;
            }
        });
        self.dirty.set_value(true);
        self.save();
    }

    /// What the backend says of the draft; answers that it may not have yet stay.
    pub fn take(self, view: DraftView) {
        self.take_newer(view, self.unconfirmed());
    }

    /// Whether answers are still to be sent or on their way.
    fn unconfirmed(self) -> bool {
        self.dirty.get_value() || self.saving.get_value()
    }

    /// Where the line is slow, what the backend says may overtake what it said before: the older word counts no more.
    fn take_newer(self, view: DraftView, keep: bool) {
        let older = self.view().is_some_and(|mine| mine.version > view.version && mine.completes == view.completes);
        if !older {
            self.put(view, keep);
        }
    }

    fn put(self, mut view: DraftView, keep: bool) {
        self.base.set_value(view.answers());
        if let Some(mine) = self.view().filter(|_| keep) {
            mine.answers().write_to(&mut view.draft);
        }
        self.view.set(Some(view));
    }
}

/// The route through the steps.
pub fn journey(view: &DraftView) -> Journey {
    Journey::new(&view.draft, &view.rules, &view.person)
}
