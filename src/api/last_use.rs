//! When the session was last used, in any tab: its idle lifetime runs from there.

use std::cell::{Cell, OnceCell};

use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

thread_local! {
    static AT: Cell<f64> = const { Cell::new(0.0) };
    static TABS: OnceCell<Option<BroadcastChannel>> = const { OnceCell::new() };
}

/// Milliseconds since 1970 by the device's clock; 0 if never.
pub fn last_use() -> f64 {
    AT.get()
}

/// Records that the session was used just now, also for other tabs.
pub(super) fn note() {
    let now = Date::now();
    AT.set(now);
    TABS.with(|tabs| {
        if let Some(tabs) = tabs.get_or_init(listen) {
            // A closed channel means that the page is going away.
            drop(tabs.post_message(&now.into()));
        }
    });
}

fn listen() -> Option<BroadcastChannel> {
    let tabs = BroadcastChannel::new("perbarui").ok()?;
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        if let Some(at) = event.data().as_f64() {
            AT.set(AT.get().max(at));
        }
    });
    tabs.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    Some(tabs)
}
