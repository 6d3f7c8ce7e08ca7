//! Asks whether somebody is still there, and ends the journey where nobody answers. Counted by the clock, not by timers: those
//! stand still while a page is hidden or a machine sleeps.

use std::time::Duration;

use domain::api::{KIOSK_COUNTDOWN_SECS, WipeCause};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlDialogElement};

use super::Journey;
use crate::components::{actions, button, html, live, secondary_button};
use crate::containers::page;
use crate::i18n::kiosk::t;
use crate::i18n::{self, fill};
use crate::state::kiosk::{Display, IDLE_MS, activity};
use crate::state::switches::Switches;

const ID: &str = "idle";
const COUNTDOWN_MS: f64 = KIOSK_COUNTDOWN_SECS as f64 * 1000.0;

pub(super) fn dialog(journey: Journey) -> AnyView {
    let display = Display::here();
    let switches = Switches::here();
    let left = RwSignal::new(0_u32);
    let check = move || {
        journey.terminal.tick();
        let over = activity::idle_ms() - IDLE_MS;
        let on = untrack(|| journey.is_on());
        if !on && over >= 0.0 {
            display.reset();
            switches.reset();
        }
        if !on || over < 0.0 || journey.terminal.wiping.get_untracked() {
            return open(false);
        }
        if over >= COUNTDOWN_MS {
            open(false);
            return journey.end(WipeCause::Idle);
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive seconds of a minute")]
        left.set(((COUNTDOWN_MS - over) / 1000.0).ceil() as u32);
        open(true);
    };
    set_interval(check, Duration::from_secs(1));
    listen(check);
    let stay = move || {
        activity::note();
        open(false);
    };
    let words = live(move || {
        i18n::follow();
        let t = t();
        let finish = move || journey.end(WipeCause::Finished);
        let actions = actions()
            .child(button("button", t.stay, stay).attr("autofocus", ""))
            .child(secondary_button(t.finish, finish));
        // Counted for the eye: read out once a second it would drown everything else.
        let seconds = live(move || html::strong().child(fill(t.seconds, &left.get().to_string())).view());
        html::div()
            .child(html::h2().id("idle-h").child(t.still_here))
            .child(html::p().id("idle-p").child(t.still_here_body))
            .child(html::p().class("num").aria_hidden("true").child(seconds))
            .child(actions)
            .view()
    });
    html::dialog()
        .class("ask")
        .id(ID)
        .aria_labelledby("idle-h")
        .aria_describedby("idle-p")
        .on(ev::Custom::<Event>::new("cancel"), move |_| stay())
        .child(words)
        .view()
}

/// Typing, touching, pointing and pressing a switch are use. Once the question is open only its answer is.
fn listen(check: impl Fn() + Copy + 'static) {
    let used = Closure::<dyn Fn()>::new(move || {
        // After an hour's sleep the first touch belongs to somebody else.
        check();
        if !is_open() {
            activity::note();
        }
    });
    // Before anything else: a press of a switch goes no further than the scanning (`containers/keyboard/scan.rs`).
    for event in ["keydown", "input", "pointerdown", "pointermove", "touchmove", "wheel"] {
        window().add_event_listener_with_callback_and_bool(event, used.as_ref().unchecked_ref(), true).ok();
    }
    used.forget();
    let seen = Closure::<dyn Fn()>::new(check);
    document().add_event_listener_with_callback("visibilitychange", seen.as_ref().unchecked_ref()).ok();
    seen.forget();
}

fn the_dialog() -> Option<HtmlDialogElement> {
    page::by_id(ID).and_then(|element| element.dyn_into().ok())
}

fn is_open() -> bool {
    the_dialog().is_some_and(|dialog| dialog.open())
}

fn open(open: bool) {
    let Some(dialog) = the_dialog().filter(|dialog| dialog.open() != open) else { return };
    if open {
        // Fails only for a dialog that is not in the document.
        dialog.show_modal().ok();
    } else {
        dialog.close();
    }
}
