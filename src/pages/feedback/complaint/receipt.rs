//! The receipt of a complaint: its number and its secret, shown once.

use leptos::prelude::*;

use super::leave::ask_before_leaving;
use super::{files, save};
use crate::components::{Part, actions, button, html, link_button, live, qr_code, secondary_button};
use crate::containers::{Page, h1};
use crate::i18n::complaint::t;
use crate::i18n::{fill, time};
use crate::route::feedback::{FOLLOW_COMPLAINT, FeedbackRoute};
use crate::state::complaint::{Complaining, Receipt};
use crate::state::form::Form;
use crate::state::kiosk::is_kiosk;

/// Number and secret, large; how to take them along; what becomes of the files.
#[component]
pub fn ReceiptPage() -> AnyView {
    let complaining = Complaining::here();
    let form = Form::new();
    let copied = RwSignal::new(None);
    if let Some(receipt) = complaining.receipt.get_untracked() {
        complaining.files.send_to(&receipt.access(), complaining.max_bytes.get_value());
    }
    ask_before_leaving(move || complaining.receipt.with_untracked(Option::is_some));
    let title =
        move || complaining.receipt.with(|receipt| if receipt.is_some() { t().received } else { t().no_receipt });
    let content = move || match complaining.receipt.get() {
        Some(receipt) => shown(complaining, form, copied, &receipt),
        None => gone(),
    };
    view! { <Page title form>{content()}</Page> }.into_any()
}

fn gone() -> Vec<AnyView> {
    let t = t();
    let follow = link_button("button", FOLLOW_COMPLAINT, t.have_receipt);
    vec![h1(t.no_receipt).view(), html::p().child(t.no_receipt_how).view(), actions().child(follow).view()]
}

fn shown(complaining: Complaining, form: Form, copied: RwSignal<Option<bool>>, receipt: &Receipt) -> Vec<AnyView> {
    let t = t();
    let number = receipt.said.number.clone();
    let received = time::moment(receipt.said.received_at, receipt.said.zone);
    let panel = html::div()
        .class("panel")
        .child(h1(t.received))
        .child(html::p().child(t.number))
        .child(html::p().class("ref").child(number.as_str()))
        .child(html::p().child(t.secret))
        .child(html::p().class("ref").id("secret").child(receipt.secret.as_str()))
        .child(html::p().class("num").child(fill(t.received_at, &received)));
    let warning = html::div()
        .class("notice caution")
        .child(html::h2().child(t.note_now))
        .child(html::p().child(t.note_why))
        .child(receipt.by_session.then(|| html::p().child(t.note_session)));
    let mut parts = vec![panel.view(), warning.view()];
    if !is_kiosk() {
        parts.extend(take_along(form, copied, receipt, &received));
    }
    let scan = html::div().child(html::p().child(t.scan));
    let beside = if is_kiosk() { "code-beside" } else { "receipt-code" };
    parts.push(html::div().class(beside).child(qr_code(&receipt.said.follow, t.scan_name)).child(scan).view());
    let max = complaining.max_bytes.get_value();
    parts.push(files::rows(complaining.files, Some((receipt.access(), max)), true));
    let access = receipt.access();
    let noted = move || {
        complaining.followed.set(Some(access.clone()));
        complaining.receipt.set(None);
        FeedbackRoute::FollowComplaint.replace();
    };
    parts.push(actions().child(button("button", t.noted, noted)).view());
    parts
}

fn take_along(form: Form, copied: RwSignal<Option<bool>>, receipt: &Receipt, received: &str) -> Vec<AnyView> {
    let t = t();
    let host = window().location().origin().unwrap_or_default();
    let words = [&receipt.said.number, &receipt.secret, received, &[&host, FOLLOW_COMPLAINT].concat()];
    let text = words.iter().fold(String::from(t.file), |text, word| fill(&text, word));
    let name = ["pengaduan-", &receipt.said.number, ".txt"].concat();
    let copy = {
        let text = text.clone();
        move || save::copy(form, text.clone(), move |done| copied.set(Some(done)))
    };
    let status = live(move || {
        let words = copied.get().map(|done| if done { t.copied } else { t.not_copied });
        words.unwrap_or_default().part()
    });
    // Refused only where a browser has no printing.
    let print = || drop(window().print());
    let acts = actions()
        .child(secondary_button(t.copy, copy))
        .child(secondary_button(t.save, move || save::save(&name, "text/plain;charset=utf-8", text.as_bytes())))
        .child(secondary_button(t.print, print));
    vec![acts.view(), html::p().role("status").child(status).view()]
}
