//! One check on the readiness page.

use domain::api::Check;
use leptos::prelude::*;

use crate::components::{Element, Part, actions, button, html, live};
use crate::i18n::kiosk::ready as words;

/// A check: its title, what it found so far (followed), and what stands below.
pub(super) fn section(
    id: &'static str,
    title: &str,
    found: impl Fn() -> Check + Send + 'static,
    body: Vec<AnyView>,
) -> AnyView {
    html::section()
        .class("check")
        .aria_labelledby(id)
        .child(html::h2().id(id).child(title))
        .child(html::p().role("status").child(live(move || tag(found()).part())))
        .children(body)
        .view()
}

/// What to do, where something was found (followed).
pub(super) fn advice(words: impl Fn() -> Option<String> + Send + 'static) -> AnyView {
    let warning = live(move || words().map(|words| html::p().class("warn").child(words)).part());
    html::div().role("status").child(warning).view()
}

/// What to do where a check failed; followed.
pub(super) fn if_failed(found: impl Fn() -> Check + Send + 'static, words: &'static str) -> AnyView {
    advice(move || (found() == Check::Failed).then(|| words.into()))
}

/// A question that only somebody at the terminal can answer.
pub(super) fn question(found: RwSignal<Check>, text: &str, passed: &str, failed: &str) -> AnyView {
    let answer = move |words: &str, check| {
        button("button second", words, move || found.set(check))
            .live_attr("aria-pressed", move || Some((found.get() == check).to_string()))
    };
    html::div()
        .role("group")
        .aria_label(text)
        .child(html::p().child(text))
        .child(actions().child(answer(passed, Check::Passed)).child(answer(failed, Check::Failed)))
        .view()
}

fn tag(found: Check) -> Element {
    let t = words::t();
    let (tone, words) = match found {
        Check::Passed => ("tag good", t.passed),
        Check::Failed => ("tag bad", t.failed),
        Check::Skipped => ("tag", t.skipped),
    };
    html::span().class(tone).child(words)
}
