//! Takes a complaint back.

use domain::api::{ComplainantCommand, ComplaintView};
use domain::complaint::Act;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::acts::Acts;
use crate::components::{actions, button, html, secondary_button};
use crate::containers::page;
use crate::i18n::complaint::follow::t;

/// The button that takes it back, and its question.
pub fn view(acts: Acts, complaint: &ComplaintView) -> Vec<AnyView> {
    if !complaint.acts.contains(&Act::Withdraw) {
        return Vec::new();
    }
    let t = t();
    let withdraw = move || {
        close();
        acts.act(ComplainantCommand::Withdraw, || ());
    };
    let buttons = actions()
        .child(button("button danger", t.withdraw_yes, withdraw))
        .child(secondary_button(t.withdraw_no, close));
    let dialog = html::dialog()
        .class("ask")
        .id(DIALOG)
        .aria_labelledby("withdraw-h")
        .aria_describedby("withdraw-p")
        .child(html::h2().id("withdraw-h").tabindex("-1").child(t.withdraw_question))
        .child(html::p().id("withdraw-p").child(t.withdraw_body))
        .child(buttons);
    vec![actions().child(secondary_button(t.withdraw, ask)).view(), dialog.view()]
}

const DIALOG: &str = "withdraw";

fn ask() {
    // Fails only where it is open already.
    drop(of_page().map(|dialog| dialog.show_modal()));
}

fn close() {
    if let Some(dialog) = of_page() {
        dialog.close();
    }
}

fn of_page() -> Option<HtmlDialogElement> {
    page::by_id(DIALOG).and_then(|element| element.dyn_into().ok())
}
