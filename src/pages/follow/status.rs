//! Follows an application: timeline, what to complete, why it was rejected; withdraws it.

use domain::api::{RenewalStatus, RenewalView, ReturnedItem};
use domain::journey::Step;
use domain::renewal::{Act, ReturnReason};
use domain::standard::Custody;
use leptos::ev;
use leptos::prelude::*;

use super::{messages::Messages, progress, sent, timeline};
use crate::api;
use crate::components::{Element, actions, button, html, link_button, secondary_button, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::follow::{reject_reason, step, t};
use crate::i18n::{certificate, download, feedback as words, fill, return_reason, time};
use crate::pages::holder::confirm;
use crate::route::keys::PROVE_KEY;
use crate::route::{HOME, Route, feedback};
use crate::state::form::Form;
use crate::state::kiosk::is_kiosk;

/// Where an application stands, and what its holder can do.
#[component]
pub fn FollowPage(
    /// The application's number.
    reference: String,
) -> AnyView {
    let form = Form::new();
    // One act each, however often it is tried.
    let keys = StoredValue::new([api::new_key(), api::new_key()]);
    let messages = Messages::new(form);
    let here = reference.clone();
    let class = if is_kiosk() { "sheet" } else { "sheet wide two" };
    let coming_back = window_event_listener(ev::focus, move |_| messages.look_again(here.clone()));
    on_cleanup(move || coming_back.remove());
    view! {
        <Loaded fetch=move || sent::of(reference.clone()) let:renewal>
            <Page title=move || renewal.with(title) back=HOME form class>
                {content(renewal, messages, form, keys.get_value())}
            </Page>
        </Loaded>
    }
    .into_any()
}

fn is_filed(renewal: &RenewalView) -> bool {
    renewal.filed_for_you && renewal.returned.iter().all(|item| item.reason == ReturnReason::FiledForYou)
}

fn title(renewal: &RenewalView) -> &'static str {
    let t = t();
    let there = renewal.custody == Custody::Authority;
    match renewal.status {
        RenewalStatus::InProcess => t.progress,
        RenewalStatus::Returned if is_filed(renewal) => t.filed,
        RenewalStatus::Returned => t.returned,
        RenewalStatus::Passphrase if there => t.passphrase_at_authority,
        RenewalStatus::Passphrase => t.passphrase_now,
        RenewalStatus::Rejected => t.rejected,
        RenewalStatus::Withdrawn => t.withdrawn,
        RenewalStatus::Cancelled => t.cancelled,
        RenewalStatus::Issued => t.issued,
        RenewalStatus::Received if there => t.received_at_authority,
        RenewalStatus::Received => t.received,
    }
}

fn content(signal: RwSignal<RenewalView>, messages: Messages, form: Form, keys: [String; 2]) -> Vec<AnyView> {
    let renewal = &signal.get();
    let reference = renewal.reference.clone();
    let [withdrawal, receipt] = keys;
    let withdraw = {
        let reference = reference.clone();
        move || {
            let (reference, key) = (reference.clone(), withdrawal.clone());
            form.send(async move { api::renewals::withdraw(&reference, &key).await }, move |after| signal.set(after));
        }
    };
    let receive = move || {
        let (reference, key) = (reference.clone(), receipt.clone());
        form.send(async move { api::renewals::confirm_receipt(&reference, &key).await }, move |after| {
            signal.set(after);
        });
    };
    let t = t();
    let there = renewal.custody == Custody::Authority;
    let message = match renewal.status {
        RenewalStatus::InProcess => Vec::new(),
        RenewalStatus::Returned if is_filed(renewal) => to_wizard(t.filed_next, t.check),
        RenewalStatus::Returned => returned(renewal),
        RenewalStatus::Passphrase if there => {
            vec![html::p().class("lead").child(t.passphrase_at_authority_next).view()]
        }
        RenewalStatus::Passphrase => to_wizard(t.passphrase_next, t.set_passphrase),
        RenewalStatus::Rejected => rejected(renewal),
        RenewalStatus::Withdrawn => withdrawn(),
        RenewalStatus::Cancelled => cancelled(renewal),
        RenewalStatus::Issued | RenewalStatus::Received if there => kept_by_authority(renewal, receive),
        RenewalStatus::Issued => issued(renewal, t.issued_next),
        RenewalStatus::Received => issued(renewal, ""),
    };
    let mut content = vec![h1(title(renewal)).view()];
    content.extend(progress::now(renewal));
    content.extend(progress::dates(renewal));
    content.extend(progress::phases(renewal));
    content.extend(message);
    let link = |path: String, text| html::p().child(html::a().href(path).child(text)).view();
    content.extend(renewal.ratable.then(|| link(feedback::survey_of(&renewal.reference), words::rate())));
    let mut beside = vec![
        summary_list(vec![
            summary_row(t.your_number, html::span().class("num").child(renewal.reference.as_str()), None),
            summary_row(
                t.sent_at,
                html::span().class("num").child(time::moment(renewal.submitted_at, renewal.zone)),
                None,
            ),
        ]),
        link(sent::receipt_of(&renewal.reference), t.receipt),
    ];
    if renewal.acts.contains(&Act::ReplaceKey) {
        // The old key's file is on one's own device.
        beside.extend((!is_kiosk()).then(|| link(PROVE_KEY.to_owned(), t.prove)));
        beside.push(new_key(&renewal.reference, form));
    }
    content.push(html::section().class("beside").children(beside).view());
    let mut steps = Vec::new();
    if !renewal.timeline.is_empty() {
        steps.push(timeline::timeline(renewal));
    }
    if renewal.acts.contains(&Act::Withdraw) {
        steps.push(actions().child(secondary_button(t.withdraw, confirm::ask)).view());
        let (name, question, meaning) = (t.withdraw, t.withdraw_question, t.withdraw_body);
        let question = confirm::Question { name, question, meaning, no: t.keep };
        steps.push(confirm::dialog(&question, withdraw));
    }
    // What was written to the holder comes first; the offer to write comes last.
    let messages = messages.view(renewal);
    let parts = if renewal.messages.is_empty() { [steps, messages] } else { [messages, steps] };
    content.extend(parts.into_iter().flatten());
    content.push(link(feedback::complaint_about(&renewal.reference), words::complain()));
    content
}

/// For whoever forgot the passphrase: the way to another one.
fn new_key(reference: &str, form: Form) -> AnyView {
    let t = t();
    let reference = reference.to_owned();
    let begin = move || {
        let reference = reference.clone();
        form.send(async move { api::renewals::begin_new_key(&reference).await }, |_| {
            Route::Wizard(Some(Step::Passphrase)).go();
        });
    };
    html::p().child(t.new_key_body).child(" ").child(button("button link", t.new_key, begin)).view()
}

fn returned(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let complete = link_button("button", &Route::Wizard(None).path(), t.complete);
    vec![
        html::p().class("lead").child(t.returned_lead).view(),
        html::div().class("notice caution").children(renewal.returned.iter().flat_map(item)).view(),
        actions().child(complete).view(),
    ]
}

/// Why the office ended it, in its words.
fn cancelled(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let why = renewal.cancelled.as_deref().unwrap_or_default();
    let notice =
        html::div().class("notice").child(html::p().child(t.cancelled_why)).child(html::p().class("words").child(why));
    let home = link_button("button", HOME, certificate::t().title);
    let mut rows = vec![html::p().child(t.cancelled_next).view(), actions().child(home).view()];
    if !why.is_empty() {
        rows.insert(0, notice.view());
    }
    rows
}

fn withdrawn() -> Vec<AnyView> {
    let anew = link_button("button", HOME, t().apply_again);
    vec![html::p().child(t().withdrawn_next).view(), actions().child(anew).view()]
}

/// What the holder does next, and the way to it.
fn to_wizard(next: &str, act: &str) -> Vec<AnyView> {
    let link = link_button("button", &Route::Wizard(None).path(), act);
    vec![html::p().class("lead").child(next).view(), actions().child(link).view()]
}

/// The authority keeps the key: nothing is fetched, the receipt alone is confirmed.
fn kept_by_authority(renewal: &RenewalView, receive: impl Fn() + 'static) -> Vec<AnyView> {
    let mut parts: Vec<AnyView> = end(renewal).map(Element::view).into_iter().collect();
    parts.push(html::p().child(t().kept_by_authority).view());
    if renewal.acts.contains(&Act::Receive) {
        parts.push(actions().child(button("button", t().confirm_at_authority, receive)).view());
    }
    parts
}

/// "Berlaku sampai 3 Desember 2028."
fn end(renewal: &RenewalView) -> Option<Element> {
    renewal.not_after.map(|end| {
        let date = html::strong().class("num").child(time::date(end, renewal.zone));
        html::p().child(t().valid_until).child(date).child(".")
    })
}

fn item(item: &ReturnedItem) -> Vec<AnyView> {
    let mut parts = vec![html::h2().child(step(item.step)).view()];
    parts.extend(said(return_reason(item.reason), &item.note));
    parts
}

fn rejected(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let why = renewal.rejected.iter().flat_map(|rejection| said(reject_reason(rejection.reason), &rejection.note));
    vec![
        html::div().class("notice bad").children(why).view(),
        html::p().child(t.rejected_next).view(),
        html::p().child(link_button("button second", HOME, t.to_certificate)).view(),
    ]
}

/// A ready-made reason and the officer's own words, each where there is one.
fn said(reason: &str, note: &str) -> Vec<AnyView> {
    let lines: [(&str, &str); 2] = [("", reason), (t().note, note)];
    lines
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(before, words)| html::p().child(before).child(words).view())
        .collect()
}

fn issued(renewal: &RenewalView, next: &str) -> Vec<AnyView> {
    let t = t();
    let fetch = link_button("button", &Route::Download(renewal.reference.clone()).path(), t.fetch);
    let mut parts: Vec<AnyView> = end(renewal).map(Element::view).into_iter().collect();
    if let Some(until) = renewal.fetch_until.filter(|until| renewal.now > *until) {
        parts.push(html::p().child(fill(download::t().over_body, &time::date(until, renewal.zone))).view());
        return parts;
    }
    if !next.is_empty() {
        parts.push(html::p().child(next).view());
    }
    parts.push(actions().child(fetch).view());
    parts
}
