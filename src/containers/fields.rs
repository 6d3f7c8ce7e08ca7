//! Fields whose content changed without an `input` event, and secrets that must not stay in them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlInputElement};

/// What stands in the fields of a form when it is submitted counts: password managers fill in without an `input` event.
pub fn read_on_submit() {
    let submitted = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if let Some(form) = event.target().and_then(|form| form.dyn_into::<Element>().ok()) {
            for_each(&form, "input:not([type=radio], [type=checkbox], [type=file]), textarea", notice);
        }
    });
    // Before the form's own listener.
    let listener = submitted.as_ref().unchecked_ref();
    document().add_event_listener_with_callback_and_bool("submit", listener, true).ok();
    submitted.forget();
}

/// Empties the fields of passwords and passphrases.
pub fn clear_secrets(within: &Element) {
    for_each(within, "input[data-secret]", |input| {
        if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            input.set_value("");
            notice(input);
        }
    });
}

fn notice(field: &Element) {
    if let Ok(event) = Event::new("input") {
        // Fails only while the same event is under way.
        field.dispatch_event(&event).ok();
    }
}

fn for_each(within: &Element, selector: &str, act: impl Fn(&Element)) {
    let Ok(found) = within.query_selector_all(selector) else { return };
    for index in 0..found.length() {
        if let Some(element) = found.item(index).and_then(|node| node.dyn_into().ok()) {
            act(&element);
        }
    }
}
