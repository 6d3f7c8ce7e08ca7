//! The dialog that asks to confirm an act that can't be taken back.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::focus::by_id;
use crate::components::{html, live};
use crate::state::effect::effect;

/// Id of the question's heading.
pub const HEADING: &str = "confirm-h";
/// Id of the words that say what the act does.
pub const MEANS: &str = "confirm-p";

/// The dialog of this id. It is open while something waits for an answer; `question` is its content, with [`HEADING`] and, where
/// there is something to explain, [`MEANS`].
pub fn ask_dialog<T: Clone + Send + Sync + 'static>(
    id: &'static str,
    asked: RwSignal<Option<T>>,
    question: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let words = live(move || asked.get().map_or_else(|| ().into_any(), &question));
    around(id, Box::new(move || asked.with(Option::is_some)), Box::new(move || asked.set(None)), words)
}

// Compiled once, not once a page.
fn around(id: &'static str, is_open: Box<dyn Fn() -> bool>, close: Box<dyn Fn()>, words: AnyView) -> AnyView {
    effect(move || {
        let open = is_open();
        match element(id) {
            // Fails only for a dialog that is not in the document.
            Some(dialog) if open && !dialog.open() => drop(dialog.show_modal()),
            Some(dialog) if !open && dialog.open() => dialog.close(),
            _ => {}
        }
    });
    html::dialog()
        .class("ask")
        .id(id)
        .aria_labelledby(HEADING)
        .aria_describedby(MEANS)
        .on(ev::close, move |_| {
            // The event comes a moment after the closing: by then it may be open again.
            if !element(id).is_some_and(|dialog| dialog.open()) {
                close();
            }
        })
        .child(words)
        .view()
}

fn element(id: &str) -> Option<HtmlDialogElement> {
    by_id(id).and_then(|element| element.dyn_into().ok())
}
