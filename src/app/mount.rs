//! Puts an app into its entry page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{KeyboardEvent, PageTransitionEvent};

use crate::containers::page::by_id;
use crate::containers::read_on_submit;

/// Mounts an app in place of the static shell, at `#app`.
pub fn mount(app: fn() -> AnyView) {
    reload_when_restored();
    notice_keyboard();
    read_on_submit();
    if let Some(place) = by_id("app") {
        place.set_inner_html("");
        mount_to(place, app).forget();
    }
}

/// Marks the document when the keyboard is used: the focus ring of headings is only shown then.
fn notice_keyboard() {
    let pressed = Closure::<dyn Fn(KeyboardEvent)>::new(|event: KeyboardEvent| {
        if let Some(root) = document().document_element().filter(|_| event.key() == "Tab") {
            // Refused only for what is no attribute's name.
            root.set_attribute("data-keys", "").ok();
        }
    });
    window().add_event_listener_with_callback("keydown", pressed.as_ref().unchecked_ref()).ok();
    pressed.forget();
}

/// Reloads a page that the browser restores from memory (bfcache), which would show personal data after the log-out.
fn reload_when_restored() {
    let revived = Closure::<dyn Fn(PageTransitionEvent)>::new(|event: PageTransitionEvent| {
        if event.persisted() {
            // Fails only where nothing can be loaded: then nothing is shown either.
            window().location().reload().ok();
        }
    });
    window().add_event_listener_with_callback("pageshow", revived.as_ref().unchecked_ref()).ok();
    revived.forget();
}
