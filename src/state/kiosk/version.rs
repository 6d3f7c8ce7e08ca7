//! A newer version of the first page, which it loads while nobody is there.

use std::time::Duration;

use leptos::prelude::*;

use super::activity;
use super::terminal::{DOCUMENT, IDLE_MS, Status, Terminal};
use crate::api;

/// The query after the page was loaded anew for a version, followed by the version.
const RENEWED: &str = "?versi=";

/// The version for which this document was loaded anew. Read it before [`Terminal::provide`], which clears the address.
pub fn renewed_for() -> Option<String> {
    window().location().search().ok()?.strip_prefix(RENEWED).map(str::to_owned)
}

/// Loads the first page anew where the backend serves another version: while nobody is there, and once for each version, in case
/// that brings the same page again.
pub fn renew_while_idle(terminal: Terminal, renewed: Option<String>) {
    let asked = StoredValue::new(renewed);
    let check = move || {
        let busy = terminal.ended.get_untracked() || terminal.wiping.get_untracked() || activity::idle_ms() < IDLE_MS;
        let Status::Paired(kiosk) = terminal.status.get_untracked() else { return };
        if busy || kiosk.version == api::kiosk::version() || asked.get_value().as_ref() == Some(&kiosk.version) {
            return;
        }
        // Fails only for what is no address.
        window().location().replace(&[DOCUMENT, RENEWED, &kiosk.version].concat()).ok();
        asked.set_value(Some(kiosk.version));
    };
    set_interval(check, Duration::from_secs(1));
}
