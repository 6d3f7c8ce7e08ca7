//! Alerts of this agency: certificates that can't be issued, mails that can't be delivered.

use domain::api::{Alerts, FrozenAccount, ScannerFinding, StuckMail, StuckOrder};
use domain::moment::{Timestamp, Zone};
use leptos::prelude::*;

use super::AdminPage;
use crate::api;
use crate::components::{Part, button, html, summary_list, summary_row};
use crate::containers::{Loaded, page};
use crate::i18n::officer::alerts::{self as words, t};
use crate::i18n::{fill, time};
use crate::route::officer as route;
use crate::state::form::Form;

/// The list of alerts.
#[component]
pub fn AlertsPage() -> AnyView {
    let form = Form::new();
    view! {
        <Loaded fetch=api::admin::alerts full_width=true let:data>
            <AdminPage here=route::ALERTS title=|| t().title form>{content(form, data)}</AdminPage>
        </Loaded>
    }
    .into_any()
}

fn content(form: Form, data: RwSignal<Alerts>) -> Vec<AnyView> {
    let now = data.get();
    let t = t();
    let mut content = Vec::new();
    if !now.frozen.is_empty() {
        content.push(html::h2().child(t.frozen).view());
        content.push(html::p().class("soft").child(t.frozen_hint).view());
        content.push(summary_list(now.frozen.iter().map(|one| frozen(form, data, one, now.zone)).collect()));
    }
    if !now.orders.is_empty() {
        content.push(html::h2().child(t.orders).view());
        content.push(summary_list(now.orders.iter().map(|one| order(one, now.zone)).collect()));
    }
    if !now.mails.is_empty() {
        content.push(html::h2().child(t.mails).view());
        content.push(summary_list(now.mails.iter().map(|one| mail(one, now.zone)).collect()));
        let shown = now.mails.len();
        if usize::try_from(now.mails_in_all).is_ok_and(|all| all > shown) {
            let first = fill(&fill(t.mails_first, &shown.to_string()), &now.mails_in_all.to_string());
            content.push(html::p().child(first).view());
        }
    }
    if !now.findings.is_empty() {
        content.push(html::h2().child(t.findings).view());
        content.push(html::p().class("soft").child(t.findings_hint).view());
        content.push(summary_list(now.findings.iter().map(|one| finding(one, now.zone)).collect()));
    }
    if content.is_empty() {
        content.push(html::p().child(t.none).view());
    }
    content
}

fn frozen(form: Form, data: RwSignal<Alerts>, one: &FrozenAccount, zone: Zone) -> AnyView {
    let t = t();
    let person = one.person;
    let reopen = button("button link", t.reopen, move || {
        form.send(api::admin::reopen_account(person), move |()| {
            data.update(|now| now.frozen.retain(|one| one.person != person));
            request_animation_frame(|| page::focus_field("main"));
        });
    });
    let reopen = reopen.child(html::span().class("vh").child([" ", &one.name].concat()));
    let since = html::p().class("soft num").child(fill(t.since, &time::moment(one.since, zone)));
    summary_row(&one.name, since, Some(reopen.view()))
}

fn order(order: &StuckOrder, zone: Zone) -> AnyView {
    row(&order.reference, [words::order(order.failure), ""], (order.since, Some(order.next_try)), zone)
}

fn mail(mail: &StuckMail, zone: Zone) -> AnyView {
    let why = mail.failure.map(words::mail).unwrap_or_default();
    row(&mail.to, [&mail.subject, why], (mail.since, mail.next_try), zone)
}

fn finding(finding: &ScannerFinding, zone: Zone) -> AnyView {
    let t = t();
    let what = if finding.known { t.malware } else { t.heuristic };
    let when = html::p().class("soft num").child(time::moment(finding.at, zone)).part();
    summary_row(&finding.signature, vec![html::p().child(what).view(), when], None)
}

fn row(name: &str, said: [&str; 2], (since, next): (Timestamp, Option<Timestamp>), zone: Zone) -> AnyView {
    let t = t();
    let next = next.map_or_else(|| t.given_up.into(), |at| fill(t.next, &time::moment(at, zone)));
    let when = [fill(t.since, &time::moment(since, zone)), next].join(", ");
    let said = said.into_iter().filter(|words| !words.is_empty()).map(|words| html::p().child(words).view());
    let mut about: Vec<AnyView> = said.collect();
    about.push(html::p().class("soft num").child(when).part());
    summary_row(name, about, None)
}
