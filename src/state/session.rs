//! Who is logged in, in this tab.

use domain::api::Me;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::route::OFFICERS;
use crate::route::navigation;
use crate::state::effect::effect_with;

/// The log-in's state, in context of a whole app; nothing of it is stored.
#[derive(Clone, Copy)]
pub struct Session {
    /// Who is logged in, once known.
    pub me: RwSignal<Option<Me>>,
    /// The session ended by itself while a page was open: it is kept out of sight, with all that was typed, until the same
    /// person has logged in again.
    pub locked: RwSignal<bool>,
    /// Where to go after the log-in.
    return_to: RwSignal<Option<String>>,
    /// A password was set just now: the mailed link for it leads everybody to the holders' app.
    new_password: StoredValue<bool>,
    /// Path of the log-in.
    pub login: &'static str,
    /// Path where a link is asked for that sets the password.
    pub link: &'static str,
    /// The app's first page after the log-in.
    pub home: &'static str,
}

/// Ends of the address that the log-out leads to: another app may show the page there.
const LOGGED_OUT: &str = "?keluar";
const LOGGED_OUT_HERE: &str = "?luring";

/// Whether this page's address says that a log-out led here, and then whether the backend ended the session.
pub fn logged_out() -> Option<bool> {
    match window().location().search().ok()?.as_str() {
        LOGGED_OUT => Some(true),
        LOGGED_OUT_HERE => Some(false),
        _ => None,
    }
}

/// Name under which the browser keeps that somebody logged in here, not who: pages that everybody may read ask the backend
/// only then. The log-out lets the browser forget it.
const REMEMBERED_KEY: &str = "known";

fn is_remembered() -> bool {
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(REMEMBERED_KEY).ok().flatten());
    kept.is_some()
}

fn remember_login(known: bool) {
    let Ok(Some(kept)) = window().local_storage() else { return };
    // Where nothing can be kept, those pages look logged out.
    if known { kept.set_item(REMEMBERED_KEY, "") } else { kept.remove_item(REMEMBERED_KEY) }.ok();
}

impl Session {
    /// Puts it into context. `login`, `link` and `home` are the app's paths of the log-in, of the request for a link that sets
    /// the password, and of its first page after the log-in.
    pub fn provide(login: &'static str, link: &'static str, home: &'static str) -> Self {
        let session = Self {
            me: RwSignal::new(None),
            locked: RwSignal::new(false),
            return_to: RwSignal::new(None),
            new_password: StoredValue::new(false),
            login,
            link,
            home,
        };
        provide_context(session);
        session
    }

    /// The one in context. Call it while a page is made, not in an event or a future.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether somebody is logged in, or was in this browser and is being asked for; followed. What stands for them in the header
    /// has its place from the beginning.
    pub fn may_be_known(self) -> bool {
        self.me.with(Option::is_some) || is_remembered()
    }

    /// Loads the session for a page: a private one needs somebody who is logged in.
    pub fn load_for_page(self, private: bool) {
        if !private {
            self.load_if_remembered();
        } else if self.me.with_untracked(Option::is_none) {
            self.load();
        }
    }

    /// Asks the backend who is logged in; where nobody is, leads to the log-in and back.
    pub fn load(self) {
        spawn_local(async move {
            match api::account::session().await {
                Ok(me) => self.me.set(Some(me)),
                Err(api::Error::NotLoggedIn) => self.require_login(),
                // The page itself says so and offers another try.
                Err(_) => {}
            }
        });
    }

    /// Asks who is logged in, for a page that everybody may read: nobody is led to the log-in. Whoever is logged in needs none
    /// and goes on from there.
    pub fn load_if_remembered(self) {
        if self.me.with_untracked(Option::is_some) {
            return self.skip_login();
        }
        if !is_remembered() {
            return;
        }
        spawn_local(async move {
            match api::account::session().await {
                Ok(me) => {
                    self.me.set(Some(me));
                    self.skip_login();
                }
                Err(api::Error::NotLoggedIn) => self.forget(),
                // The page can be read all the same.
                Err(_) => {}
            }
        });
    }

    /// From the log-in to the first page after it.
    fn skip_login(self) {
        if navigation::here() == self.login && !self.locked.get_untracked() {
            // Not while the page is being made.
            queue_microtask(move || navigation::replace(self.home));
        }
    }

    /// The log-in is done.
    pub fn logged_in(self, me: Me) {
        if self.locked.get_untracked() {
            return self.unlock(me);
        }
        let officer = self.new_password.get_value() && !me.roles.is_empty();
        let home = if officer { OFFICERS } else { self.home };
        self.new_password.set_value(false);
        remember_login(true);
        self.me.set(Some(me));
        let return_to = self.return_to.get_untracked();
        self.return_to.set(None);
        navigation::replace(return_to.as_deref().unwrap_or(home));
    }

    /// A password was set: an officer who logs in now goes to the queue.
    pub fn password_set(self) {
        self.new_password.set_value(true);
    }

    /// Somebody is logged in again behind the page that is kept out of sight.
    fn unlock(self, me: Me) {
        if self.me.with_untracked(|mine| mine.as_ref().is_some_and(|mine| mine.person == me.person)) {
            self.me.set(Some(me));
            self.locked.set(false);
        } else if window().location().reload().is_err() {
            // The next person at this screen sees nothing of the last one's: with the document goes all of it.
            self.forget();
        }
    }

    /// Calls `act` whenever the page comes back after a log-in in its place.
    pub fn on_login_again(self, act: impl Fn() + 'static) {
        effect_with(move |before: Option<bool>| {
            let locked = self.locked.get();
            if before == Some(true) && !locked {
                act();
            }
            locked
        });
    }

    /// Forgets who was logged in, and the page that was kept for them.
    pub fn forget(self) {
        remember_login(false);
        self.me.set(None);
        self.locked.set(false);
    }

    /// Nobody is logged in: leads to the log-in and back here.
    pub fn require_login(self) {
        let here = navigation::here();
        if here.starts_with(self.login) {
            return;
        }
        if self.me.with_untracked(Option::is_some) {
            return self.locked.set(true);
        }
        self.forget();
        self.return_to.set(Some(here));
        navigation::replace(self.login);
    }

    /// Logs out.
    pub fn log_out(self, to: &'static str) {
        spawn_local(async move {
            // Whatever the answer: this tab forgets.
            let ended = matches!(api::account::logout().await, Ok(()) | Err(api::Error::NotLoggedIn));
            self.return_to.set(None);
            self.forget();
            navigation::go(&[to, if ended { LOGGED_OUT } else { LOGGED_OUT_HERE }].concat());
        });
    }
}
