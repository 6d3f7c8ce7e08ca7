//! Wipes a terminal, for the next person, or before the same one rates their service.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use domain::api::{KioskPage, Wipe, WipeCause};
use domain::moment::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::forget;
use super::terminal::{DOCUMENT, ENGLISH, Terminal, WIPED};
use crate::api;
use crate::i18n::{self, Lang};

/// Path of the document for feedback.
const FEEDBACK: &str = "/kios/masukan/";
/// Milliseconds that a wipe waits for the backend. What it could not end then, the next document ends.
const CONFIRM_MS: u64 = 2_000;

impl Terminal {
    /// Wipes the terminal: the backend ends the session, all that this browser keeps is deleted, and the document is loaded
    /// anew, so that nothing stays in memory. Without a connection the next document tells the backend, before anybody can
    /// log in: until then it is the service worker that brings the document.
    pub fn wipe(self, cause: WipeCause, page: Option<KioskPage>) {
        self.wipe_and(cause, page, load_anew);
    }

    /// Wipes it, and lets the same person rate their service in the next document: with the invitation's token, and nobody logged
    /// in. The query tells that document what they chose. Where the backend did not confirm the wipe, it is the first page.
    pub fn rate(self, query: &str, token: &str) {
        let address = [FEEDBACK, query, "#", token].concat();
        self.wipe_and(WipeCause::Finished, Some(KioskPage::Follow), move |at| {
            if at.is_none() {
                return load_anew(at);
            }
            // Fails only for what is no address.
            window().location().replace(&address).ok();
        });
    }

    fn wipe_and(self, cause: WipeCause, page: Option<KioskPage>, next: impl Fn(Option<Timestamp>) + Clone + 'static) {
        if self.wiping.get_untracked() {
            return;
        }
        self.wiping.set(true);
        let left = Rc::new(Cell::new(false));
        let leave = move |at: Option<Timestamp>| {
            if !left.replace(true) {
                next(at);
            }
        };
        let in_time = leave.clone();
        set_timeout(move || in_time(None), Duration::from_millis(CONFIRM_MS));
        spawn_local(async move {
            forget::everything().await;
            let wiped = api::kiosk::wipe(Wipe { cause, page }).await;
            leave(wiped.ok().map(|wiped| wiped.at));
        });
    }
}

fn load_anew(confirmed: Option<Timestamp>) {
    let at = confirmed.map(|at| at.0.to_string()).unwrap_or_default();
    let language = if i18n::lang() == Lang::En { ENGLISH } else { "" };
    // Fails only for what is no address.
    window().location().replace(&[DOCUMENT, WIPED, &at, language].concat()).ok();
}
