//! Who is logged in, in this tab.

use domain::api::{Me, PendingLogin};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::route::OFFICERS;
use crate::{api, page};

/// The log-in's state, in context of a whole app; nothing of it is stored.
#[derive(Clone, Copy)]
pub struct Session {
    /// Who is logged in, once known.
    pub me: RwSignal<Option<Me>>,
    /// The session ended by itself: the log-in page says so.
    pub ended: RwSignal<bool>,
    /// Where to go after the log-in.
    wanted: RwSignal<Option<String>>,
    /// The first part of a log-in was done just now: spares the question to the backend.
    pending: StoredValue<Option<PendingLogin>>,
    /// A password was set just now: the mailed link for it leads everybody to the holders' app.
    new_password: StoredValue<bool>,
    login: &'static str,
    /// The app's first page after the log-in.
    pub home: &'static str,
}

impl Session {
    /// Puts it into context. `login` and `home` are the app's paths of the log-in and of its first page after it.
    pub fn provide(login: &'static str, home: &'static str) -> Self {
        let session = Self {
            me: RwSignal::new(None),
            pending: StoredValue::new(None),
            ended: RwSignal::new(false),
            wanted: RwSignal::new(None),
            new_password: StoredValue::new(false),
            login,
            home,
        };
        provide_context(session);
        session
    }

    /// The one in context. Call it while a page is made, not in an event or a future.
    pub fn here() -> Self {
        expect_context()
    }

    /// Asks the backend who is logged in; where nobody is, leads to the log-in and back.
    pub fn ask(self) {
        spawn_local(async move {
            match api::account::session().await {
                Ok(me) => self.me.set(Some(me)),
                Err(api::Error::NotLoggedIn) => self.lost(),
                // The page itself says so and offers another try.
                Err(_) => {}
            }
        });
    }

    /// The log-in is done.
    pub fn begin(self, me: Me) {
        let officer = self.new_password.get_value() && !me.roles.is_empty();
        let home = if officer { OFFICERS } else { self.home };
        self.new_password.set_value(false);
        self.me.set(Some(me));
        self.ended.set(false);
        let wanted = self.wanted.get_untracked();
        self.wanted.set(None);
        page::replace(wanted.as_deref().unwrap_or(home));
    }

    /// The first part of the log-in is done: the token's page comes next.
    pub fn await_token(self, told: PendingLogin) {
        self.pending.set_value(Some(told));
    }

    /// What [`Session::await_token`] was told, once.
    pub fn take_pending(self) -> Option<PendingLogin> {
        self.pending.try_update_value(Option::take).flatten()
    }

    /// A password was set: an officer who logs in now goes to the queue.
    pub fn password_set(self) {
        self.new_password.set_value(true);
    }

    /// The backend knows nobody: log in and come back here.
    pub fn lost(self) {
        let here = location_pathname().unwrap_or_default();
        if here.starts_with(self.login) {
            return;
        }
        self.ended.set(self.me.get_untracked().is_some());
        self.me.set(None);
        self.wanted.set(Some(here));
        page::replace(self.login);
    }

    /// Logs out.
    pub fn end(self, to: &'static str) {
        spawn_local(async move {
            // Whatever the answer: this tab forgets, and the cookie dies at its end.
            drop(api::account::logout().await);
            self.wanted.set(None);
            self.ended.set(false);
            self.me.set(None);
            page::go(to);
        });
    }
}
