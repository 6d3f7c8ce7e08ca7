//! "Are you sure?", for what can't be taken back.

use domain::standard::StepKind;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::state::{Case, Sure};
use crate::page;
use crate::text::officer::act;
use crate::text::{fill, officer};
use crate::ui::{button, el, live, second};

const ID: &str = "sure";

/// The dialog. It is open while something waits for an answer.
pub fn dialog(case: Case) -> AnyView {
    let words = live(move || match case.sure.get() {
        Some(sure) => question(case, sure),
        None => ().into_any(),
    });
    Effect::new(move || {
        let asked = case.sure.with(Option::is_some);
        let dialog = page::by_id(ID).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
        match dialog {
            // Fails only for a dialog that is not in the document.
            Some(dialog) if asked && !dialog.open() => drop(dialog.show_modal()),
            Some(dialog) if !asked && dialog.open() => dialog.close(),
            _ => {}
        }
    });
    el("dialog")
        .class("ask")
        .attr("id", ID)
        .attr("aria-labelledby", "sure-h")
        .attr("aria-describedby", "sure-p")
        .on("close", move |_| case.sure.set(None))
        .child(words)
        .view()
}

fn question(case: Case, sure: Sure) -> AnyView {
    let t = officer::t();
    let of = |kind| {
        let words = act::of(kind);
        (words.sure, words.means, "button", words.label)
    };
    let (heading, means, class, label) = match &sure {
        Sure::CarryOut(kind, _) => of(*kind),
        Sure::Record(_) => of(StepKind::Issue),
        Sure::Reject(..) => (t.reject_sure, t.reject_means, "button danger", t.reject),
    };
    let heading = case.reference.with_value(|reference| fill(heading, reference));
    let yes = move || {
        case.sure.set(None);
        match sure.clone() {
            Sure::CarryOut(kind, note) => case.carry_out(kind, note),
            Sure::Record(certificate) => case.record(certificate),
            Sure::Reject(reason, note) => case.reject(reason, note),
        }
    };
    el("div")
        .child(el("h2").attr("id", "sure-h").attr("tabindex", "-1").child(heading))
        .child(el("p").attr("id", "sure-p").child(means))
        .child(
            el("div")
                .class("actions")
                .child(button(class, label, yes))
                .child(second(t.cancel, move || case.sure.set(None))),
        )
        .view()
}
