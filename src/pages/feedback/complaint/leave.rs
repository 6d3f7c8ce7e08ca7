//! Asks before a page is left with something that would be lost.

use leptos::ev;
use leptos::prelude::*;

use crate::state::kiosk::is_kiosk;

/// Lets the browser ask before the page is closed, reloaded or left for another site while `loses` holds. Call it in a page's body.
/// Never at a kiosk, which is wiped whatever was written or noted.
pub fn ask_before_leaving(loses: impl Fn() -> bool + 'static) {
    if is_kiosk() {
        return;
    }
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if loses() {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
}
