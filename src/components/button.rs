//! Buttons, and links that look like one.

use leptos::prelude::*;

use super::{Element, Part, html, live};

/// The submit button of a form. While `busy` it says what goes on and does nothing.
pub fn busy_button(label: &'static str, doing: &'static str, busy: RwSignal<bool>) -> Element {
    html::button()
        .class("button")
        .r#type("submit")
        .live_attr("aria-disabled", move || busy.get().then(|| String::from("true")))
        .child(live(move || if busy.get() { doing } else { label }.part()))
}

/// A button with these classes ("button", "button second", "button danger", "button link", "tool").
pub fn button(class: &str, label: &str, act: impl Fn() + 'static) -> Element {
    html::button().class(class).r#type("button").on_click(act).child(label)
}

/// A button beside the submit button.
pub fn secondary_button(label: &str, act: impl Fn() + 'static) -> Element {
    button("button second", label, act)
}

/// A link that looks like a button of these classes.
pub fn link_button(class: &str, href: &str, label: &str) -> Element {
    html::a().class(class).href(href).child(label)
}

/// The line of buttons below a form or a text.
#[inline(never)]
pub fn actions() -> Element {
    html::div().class("actions")
}
