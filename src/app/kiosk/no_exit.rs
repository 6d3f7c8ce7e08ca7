//! Shuts what leads out of a kiosk's pages, or keeps something beyond them: links to other pages, menus, the clipboard, dragging,
//! zooming, and the browser's own keys. The host's policy shuts the rest (deploy/kiosk).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent, MutationObserver, MutationObserverInit, WheelEvent};

use crate::containers::page::by_id;

/// Shuts it for as long as the document stands. `owns` tells which paths are the kiosk's own.
pub(super) fn shut(owns: fn(&str) -> bool) {
    let prevent = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
    // What is copied would wait in the clipboard for the next person.
    for name in ["contextmenu", "dragstart", "dragover", "drop", "copy", "cut", "beforeinstallprompt"] {
        window().add_event_listener_with_callback(name, prevent.as_ref().unchecked_ref()).ok();
    }
    prevent.forget();
    let key = Closure::<dyn Fn(KeyboardEvent)>::new(|event: KeyboardEvent| {
        if leads_out(&event) {
            event.prevent_default();
        }
    });
    window().add_event_listener_with_callback("keydown", key.as_ref().unchecked_ref()).ok();
    key.forget();
    let zoom = Closure::<dyn Fn(WheelEvent)>::new(|event: WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
        }
    });
    // Not on the window or the root: there a browser takes it for a listener that prevents nothing.
    if let Some(app) = by_id("app") {
        app.add_event_listener_with_callback("wheel", zoom.as_ref().unchecked_ref()).ok();
    }
    zoom.forget();
    hide_links(owns);
}

/// Keys of the browser: printing, saving, windows, its tools. Those that move within a text or choose all of it stay.
fn leads_out(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let function_key = key.len() > 1 && key.starts_with('F') && key[1..].bytes().all(|digit| digit.is_ascii_digit());
    let edits = ["a", "v", "z", "ArrowLeft", "ArrowRight", "Backspace", "Delete", "Home", "End"];
    let command = (event.ctrl_key() || event.meta_key()) && !edits.iter().any(|edit| key.eq_ignore_ascii_case(edit));
    function_key || command || (event.alt_key() && key.starts_with("Arrow"))
}

/// What leads to no page of the kiosk's is no link: an address stays as text, a link to another page of the service is hidden.
fn hide_links(owns: fn(&str) -> bool) {
    let changed = Closure::<dyn Fn()>::new(move || {
        let Ok(links) = document().query_selector_all("a[href]") else { return };
        for index in 0..links.length() {
            let Some(link) = links.item(index).and_then(|link| link.dyn_into::<Element>().ok()) else { continue };
            let href = link.get_attribute("href").unwrap_or_default();
            let here = href.starts_with('/');
            if href.starts_with('#') || (here && owns(&href)) {
                continue;
            }
            link.remove_attribute("href").ok();
            if here {
                link.set_attribute("hidden", "").ok();
            }
        }
    });
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else { return };
    changed.forget();
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attribute_filter(&js_sys::Array::of1(&"href".into()));
    if let Some(body) = document().body() {
        observer.observe_with_options(&body, &what).ok();
    }
}
