//! What the pages share: the inbox stays beside an open case, so that nothing jumps.

use domain::api::Inbox;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Error};
use crate::page::{Frame, h1};
use crate::session::Session;
use crate::text::failure;
use crate::ui::{button, el};

/// The inbox as it was loaded last. In context of the whole app.
#[derive(Clone, Copy)]
pub struct Desk {
    /// None while it is being loaded for the first time.
    pub inbox: RwSignal<Option<Inbox>>,
    /// Why it could not be loaded.
    pub failure: RwSignal<Option<Error>>,
    session: Session,
}

impl Desk {
    /// Puts it into context.
    pub fn provide() {
        let session = Session::here();
        let desk = Self { inbox: RwSignal::new(None), failure: RwSignal::new(None), session };
        // The next person at this screen sees nothing of the last one's.
        Effect::new(move || {
            if session.me.with(Option::is_none) {
                desk.inbox.set(None);
            }
        });
        provide_context(desk);
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// The backend knows nobody: log in and come back.
    pub fn lost(self) {
        self.session.lost();
    }

    /// Loads the inbox anew; what is there stays until then.
    pub fn load(self) {
        spawn_local(async move {
            match api::officer::inbox().await {
                Ok(inbox) => {
                    self.failure.set(None);
                    self.inbox.set(Some(inbox));
                }
                Err(Error::NotLoggedIn) => self.lost(),
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// The page where one could not be loaded.
pub fn not_loaded(error: &Error, again: impl Fn() + 'static) -> Frame {
    let t = failure::t();
    Frame::new(t.not_loaded).content(vec![
        h1(t.not_loaded).view(),
        el("p").child(failure::text(error)).view(),
        el("div").class("actions").child(button("button", t.again, again)).view(),
    ])
}
