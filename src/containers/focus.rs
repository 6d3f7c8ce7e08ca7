//! Moves focus and scroll: to a new page, to its error summary, to a field.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Moves to a field and shows its label or legend.
pub fn focus_field(id: &str) {
    let Some(element) = by_id(id) else { return };
    // A group of choices takes focus at its first one.
    let field = if element.tag_name() == "FIELDSET" { query(&["#", id, " input"].concat()) } else { None };
    let shown = element.closest(".field").ok().flatten().unwrap_or_else(|| element.clone().into());
    shown.scroll_into_view();
    focus(field.as_ref().unwrap_or(&element));
}

/// The element of this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

thread_local! {
    static IS_FIRST_PAGE: Cell<bool> = const { Cell::new(true) };
}

/// Focuses once the new page stands. The very first page leaves focus where the browser put it.
pub(super) fn focus_when_shown(target: &'static str) {
    let first = IS_FIRST_PAGE.replace(false);
    queue_microtask(move || {
        if first {
            return;
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(element) = query(target).or_else(|| by_id("main")) {
            focus(&element);
        }
    });
}

/// The control that had focus is gone: it goes on to the next one, if nobody took it meanwhile.
pub fn queue_focus(id: String) {
    set_timeout(
        move || {
            let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if lost {
                focus_field(&id);
            }
        },
        std::time::Duration::ZERO,
    );
}

/// Moves to this control once what follows from a press is shown, from wherever focus is; scrolls no more than is needed.
pub(super) fn move_focus(id: String) {
    let shown = move || drop(by_id(&id).map(|element| element.focus()));
    set_timeout(shown, std::time::Duration::ZERO);
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails only for an element that is gone again.
    drop(element.focus_with_options(&options));
}

fn query(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}
