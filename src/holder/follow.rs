//! Follows an application: timeline, what must be mended, why it was refused; withdraws it.

use domain::api::{RenewalStatus, RenewalView, ReturnedItem};
use domain::renewal::Act;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{sent, timeline};
use crate::api;
use crate::form::Form;
use crate::load::loaded;
use crate::page::{self, Frame, h1};
use crate::route::{HOME, Route};
use crate::text::follow::{reject_reason, return_reason, step, t};
use crate::text::time;
use crate::ui::{El, button, el, link_button, list, list_row, second};

/// The page.
pub fn page(reference: String) -> AnyView {
    let form = Form::new();
    // One act, however often it is tried.
    let key = StoredValue::new(api::new_key());
    loaded(
        move || sent::of(reference.clone()),
        move |renewal| {
            let withdraw = move || {
                close();
                let reference = renewal.with_untracked(|renewal| renewal.reference.clone());
                let key = key.get_value();
                form.send(async move { api::renewals::withdraw(&reference, &key).await }, move |after| {
                    renewal.set(after);
                });
            };
            renewal.with(|renewal| frame(renewal, withdraw)).faults(form.faults())
        },
    )
}

fn frame(renewal: &RenewalView, withdraw: impl Fn() + 'static) -> Frame {
    let t = t();
    let (heading, message) = match renewal.status {
        RenewalStatus::InProcess => (t.progress, Vec::new()),
        RenewalStatus::Returned => (t.returned, returned(renewal)),
        RenewalStatus::Passphrase => (t.passphrase_now, passphrase()),
        RenewalStatus::Rejected => (t.rejected, rejected(renewal)),
        RenewalStatus::Withdrawn => (t.withdrawn, vec![el("p").child(t.withdrawn_next).view()]),
        RenewalStatus::Issued => (t.issued, issued(renewal, t.issued_next)),
        RenewalStatus::Received => (t.received, issued(renewal, "")),
    };
    let mut content = vec![h1(heading).view()];
    content.extend(message);
    content.push(list(vec![
        list_row(t.your_number, el("span").class("num").child(renewal.reference.as_str()), None),
        list_row(t.sent_at, el("span").class("num").child(time::moment(renewal.submitted_at, renewal.zone)), None),
    ]));
    content.push(el("h2").child(t.steps).view());
    content.push(timeline::timeline(renewal));
    if renewal.acts.contains(&Act::Withdraw) {
        content.push(el("div").class("actions").child(second(t.withdraw, ask)).view());
        content.push(dialog(withdraw));
    }
    Frame::new(heading).back(HOME).content(content)
}

fn returned(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let complete = link_button("button", &Route::Wizard(None).path(), t.complete);
    vec![
        el("p").class("lead").child(t.returned_lead).view(),
        el("div").class("notice caution").children(renewal.returned.iter().flat_map(item)).view(),
        el("div").class("actions").child(complete).view(),
    ]
}

fn passphrase() -> Vec<AnyView> {
    let t = t();
    let set = link_button("button", &Route::Wizard(None).path(), t.set_passphrase);
    vec![el("p").class("lead").child(t.passphrase_next).view(), el("div").class("actions").child(set).view()]
}

fn item(item: &ReturnedItem) -> Vec<AnyView> {
    let mut parts = vec![el("h2").child(step(item.step)).view()];
    parts.extend(said(return_reason(item.reason), &item.note));
    parts
}

fn rejected(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let why = renewal.rejected.iter().flat_map(|rejection| said(reject_reason(rejection.reason), &rejection.note));
    vec![
        el("div").class("notice bad").children(why).view(),
        el("p").child(t.rejected_next).view(),
        el("p").child(link_button("button second", HOME, t.to_certificate)).view(),
    ]
}

/// A ready-made reason and the officer's own words, each where there is one.
fn said(reason: &str, note: &str) -> Vec<AnyView> {
    let lines: [(&str, &str); 2] = [("", reason), (t().note, note)];
    lines
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(before, words)| el("p").child(before).child(words).view())
        .collect()
}

fn issued(renewal: &RenewalView, next: &str) -> Vec<AnyView> {
    let t = t();
    let fetch = link_button("button", &Route::Fetch(renewal.reference.clone()).path(), t.fetch);
    let end = renewal.not_after.map(|end| {
        let date = el("strong").class("num").child(time::date(end, renewal.zone));
        el("p").child(t.valid_until).child(date).child(".")
    });
    let mut parts: Vec<AnyView> = end.map(El::view).into_iter().collect();
    if !next.is_empty() {
        parts.push(el("p").child(next).view());
    }
    parts.push(el("div").class("actions").child(fetch).view());
    parts
}

const DIALOG: &str = "withdraw";

fn dialog(withdraw: impl Fn() + 'static) -> AnyView {
    let t = t();
    let acts =
        el("div").class("actions").child(button("button danger", t.withdraw, withdraw)).child(second(t.keep, close));
    el("dialog")
        .class("ask")
        .attr("id", DIALOG)
        .attr("aria-labelledby", "withdraw-h")
        .attr("aria-describedby", "withdraw-p")
        .child(el("h2").attr("id", "withdraw-h").attr("tabindex", "-1").child(t.withdraw_sure))
        .child(el("p").attr("id", "withdraw-p").child(t.withdraw_body))
        .child(acts)
        .view()
}

fn ask() {
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
