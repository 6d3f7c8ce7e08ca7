//! Warns before a session ends by itself, with at least a minute to extend it (WCAG 2.2.1).

use std::cell::Cell;
use std::time::Duration;

use js_sys::Date;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlDialogElement};

use crate::api;
use crate::components::{actions, button, html, live, secondary_button};
use crate::containers::page;
use crate::i18n::{self, shell};
use crate::state::effect::effect;
use crate::state::session::Session;

/// Milliseconds between two checks of the deadline.
const CHECK_INTERVAL_MS: u64 = 5_000;
/// Milliseconds before the end at which the warning opens: a minute, and the time between two checks.
const WARN_BEFORE_END_MS: f64 = 70_000.0;
/// Milliseconds after which use of the page extends the session again, at most.
const EXTEND_INTERVAL_MS: f64 = 60_000.0;
const ID: &str = "timeout";

pub(super) fn dialog(start: &'static str, session: Session) -> AnyView {
    // Deadlines by the device's clock, from the backend's lifetimes: a wrong clock does no harm.
    let idle = RwSignal::new(0.0);
    let end = RwSignal::new(0.0);
    effect(move || {
        if let Some(me) = session.me.get() {
            idle.set(milliseconds(me.idle_until.seconds_since(me.now)));
            end.set(Date::now() + milliseconds(me.ends_at.seconds_since(me.now)));
        }
    });
    set_interval(
        move || {
            if session.me.with_untracked(Option::is_none) || session.locked.get_untracked() {
                return open(false);
            }
            let deadline = (api::last_use() + idle.get_untracked()).min(end.get_untracked());
            let left = deadline - Date::now();
            if left <= 0.0 {
                open(false);
                session.require_login();
            } else {
                open(left <= WARN_BEFORE_END_MS);
            }
        },
        Duration::from_millis(CHECK_INTERVAL_MS),
    );
    notice_activity(session, idle);
    let stay = move || {
        open(false);
        session.load();
    };
    let words = live(move || {
        i18n::follow();
        let t = shell::t();
        let actions = actions().child(button("button", t.stay, stay)).child(secondary_button(t.log_out, move || {
            open(false);
            session.log_out(start);
        }));
        html::div()
            .child(html::h2().id("timeout-h").tabindex("-1").child(t.still_here))
            .child(html::p().id("timeout-p").child(t.still_here_body))
            .child(actions)
            .view()
    });
    html::dialog()
        .class("ask")
        .id(ID)
        .aria_labelledby("timeout-h")
        .aria_describedby("timeout-p")
        .on(ev::Custom::<Event>::new("cancel"), move |_| stay())
        .child(words)
        .view()
}

/// Typing, touching and scrolling are use: they extend the session. Once the warning is open only its answer does: one request
/// for one press, and none before a log-out.
fn notice_activity(session: Session, idle: RwSignal<f64>) {
    let asked = Cell::new(0.0);
    let used = Closure::<dyn Fn()>::new(move || {
        let now = Date::now();
        let every = EXTEND_INTERVAL_MS.min(idle.get_untracked() / 4.0);
        let known = session.me.with_untracked(Option::is_some) && !session.locked.get_untracked();
        if known && !is_open() && now - api::last_use().max(asked.get()) > every {
            asked.set(now);
            session.load();
        }
    });
    for event in ["keydown", "pointerdown", "wheel", "touchmove"] {
        window().add_event_listener_with_callback(event, used.as_ref().unchecked_ref()).ok();
    }
    used.forget();
}

fn warning() -> Option<HtmlDialogElement> {
    page::by_id(ID).and_then(|element| element.dyn_into().ok())
}

fn is_open() -> bool {
    warning().is_some_and(|dialog| dialog.open())
}

fn open(open: bool) {
    let Some(dialog) = warning().filter(|dialog| dialog.open() != open) else { return };
    if open {
        // Fails only for a dialog that is not in the document.
        dialog.show_modal().ok();
    } else {
        dialog.close();
    }
}

#[allow(clippy::cast_precision_loss, reason = "lifetimes of hours")]
fn milliseconds(seconds: i64) -> f64 {
    seconds as f64 * 1000.0
}
