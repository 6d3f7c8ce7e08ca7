//! Whether a terminal is ready: for whoever sets it up. What is found is sent to the backend.

mod camera;
mod policy;
mod qr;
mod section;
mod surroundings;
mod typing;

use std::time::Duration;

use domain::api::Readiness;
use leptos::prelude::*;

use crate::api;
use crate::components::{Part, actions, busy_button, button, html, live, submit_form};
use crate::containers::{Page, h1};
use crate::i18n::kiosk::ready as words;
use crate::i18n::shell;
use crate::state::form::Form;
use crate::state::kiosk::{self, Camera, Findings, Line, Proof, READINESS, SeenPolicy, activity};

/// Milliseconds without use after which the first page is shown again: whoever came next would find this one.
const LEFT_MS: f64 = 5.0 * 60_000.0;

/// The checks, one after the other, and the button that sends what they found.
#[component]
pub fn ReadyPage() -> AnyView {
    let form = Form::new();
    let findings = Findings::new();
    let camera = Camera::new("camera");
    let proof = Proof::new(form);
    let typed = typing::Typed::new(findings);
    let reported = RwSignal::new(None::<Readiness>);
    measure(form, findings);
    form.in_background(SeenPolicy::ask(), move |seen| findings.seen_policy.set(Some(seen)));
    if let Ok(timer) = set_interval_with_handle(leave_unused, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    let submit = move || {
        let found = untrack(|| findings.report());
        form.check(Vec::new());
        let sent = found.clone();
        form.send(async move { api::kiosk::report_readiness(&sent).await }, move |()| reported.set(Some(found)));
    };
    let content = move || {
        let t = words::t();
        // Not of what was changed since.
        let done = move || (reported.get() == Some(findings.report())).then(|| words::t().reported);
        let done = live(move || done().map(|done| html::p().class("notice good").child(done)).part());
        let leave = button("button link", t.leave, || kiosk::open(false));
        let mut content = vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view()];
        content.extend(surroundings::sections(findings, move || measure(form, findings)));
        content.extend(typed.sections());
        content.push(camera::section(camera, findings.camera));
        content.push(qr::section(proof, findings.qr));
        content.push(policy::section(findings));
        let result = html::section()
            .aria_labelledby("report-h")
            .child(html::h2().id("report-h").child(t.report))
            .child(html::p().child(t.report_lead))
            .child(html::div().role("status").child(done))
            .child(
                submit_form(submit)
                    .child(actions().child(busy_button(t.send, shell::t().sending, form.busy)).child(leave)),
            );
        content.push(result.view());
        content
    };
    view! { <Page title=|| words::t().title form class="sheet wide">{content()}</Page> }.into_any()
}

/// Leads to this page.
pub(super) fn link() -> AnyView {
    html::p().child(html::a().href(READINESS).child(words::t().link)).view()
}

fn measure(form: Form, findings: Findings) {
    findings.line.set(None);
    form.in_background(Line::measure(), move |line| findings.line.set(Some(line)));
}

fn leave_unused() {
    if activity::idle_ms() > LEFT_MS {
        kiosk::open(false);
    }
}
