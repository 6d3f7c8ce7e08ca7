//! Asks before an act that cannot be taken back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::components::{actions, button, html, secondary_button};
use crate::containers::page;

const DIALOG: &str = "sure";

/// What is asked.
pub struct Question {
    /// What the act is called.
    pub name: &'static str,
    /// The question.
    pub question: &'static str,
    /// What the act does.
    pub meaning: &'static str,
    /// The way out.
    pub no: &'static str,
}

/// The dialog; [`ask`] opens it.
pub fn dialog(question: &Question, act: impl Fn() + 'static) -> AnyView {
    let act = move || {
        close();
        act();
    };
    let acts = actions().child(button("button danger", question.name, act)).child(secondary_button(question.no, close));
    html::dialog()
        .class("ask")
        .id(DIALOG)
        .aria_labelledby("sure-h")
        .aria_describedby("sure-p")
        .child(html::h2().id("sure-h").tabindex("-1").child(question.question))
        .child(html::p().id("sure-p").child(question.meaning))
        .child(acts)
        .view()
}

/// Asks it.
pub fn ask() {
    if let Some(dialog) = of_page() {
        // Fails only where it is open already.
        dialog.show_modal().ok();
    }
}

fn close() {
    if let Some(dialog) = of_page() {
        dialog.close();
    }
}

fn of_page() -> Option<HtmlDialogElement> {
    page::by_id(DIALOG).and_then(|element| element.dyn_into().ok())
}
