//! Looks into the document.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement};

/// The keyboard's id.
pub const ID: &str = "keyboard";

/// Every element that a selector finds and that is shown, in the document's order.
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let mut found = with_hidden(selector);
    found.retain(|element| element.get_client_rects().length() > 0);
    found
}

/// Every element that a selector finds, in the document's order.
pub fn with_hidden(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The element that an event was sent to.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether the element is the keyboard or a key.
pub fn is_in_keyboard(element: &Element) -> bool {
    element.closest("#keyboard").ok().flatten().is_some()
}

/// The element that has the focus; none where only the page itself has it.
pub fn focused() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// Focuses without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails only for an element that is gone again.
    drop(element.focus_with_options(&options));
}
