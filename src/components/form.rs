//! The element `<form>`.

use leptos::ev;

use super::{Element, html};

/// A form that calls `submit`. The browser checks nothing: the rules and their words are ours.
pub fn submit_form(submit: impl Fn() + 'static) -> Element {
    submit_form_boxed(Box::new(submit))
}

#[inline(never)]
fn submit_form_boxed(submit: Box<dyn Fn()>) -> Element {
    html::form().attr("novalidate", "").on(ev::submit, move |event| {
        event.prevent_default();
        submit();
    })
}
