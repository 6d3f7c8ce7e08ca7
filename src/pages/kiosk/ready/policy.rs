//! What a page can find out of the browser's policy. The rest is said to be out of its sight.

use domain::api::Check;
use leptos::prelude::*;

use super::section::{if_failed, question, section as check};
use crate::components::{Part, html, live};
use crate::i18n::kiosk::ready as words;
use crate::state::kiosk::{Findings, SeenPolicy};

/// The check.
pub(super) fn section(findings: Findings) -> AnyView {
    let t = words::t();
    let failed = move || match findings.seen_policy.get() {
        Some(seen) if !seen.is_in_force() => Check::Failed,
        _ => findings.tried_policy.get(),
    };
    let body = vec![
        html::p().child(t.policy_lead).view(),
        live(move || findings.seen_policy.get().map(lines).part()),
        html::p().child(t.policy_unseen).view(),
        question(findings.tried_policy, t.policy_ask, t.nothing_opens, t.something_opens),
        if_failed(failed, t.policy_failed),
    ];
    check("policy-h", t.policy, move || findings.policy(), body)
}

fn lines(seen: SeenPolicy) -> AnyView {
    let t = words::t();
    let lines = [
        (t.policy_notifications, seen.notifications),
        (t.policy_clipboard, seen.clipboard),
        (t.policy_camera, seen.camera),
    ];
    let lines = lines.map(|(what, is)| {
        let state = if is { t.in_force } else { t.not_in_force };
        html::li().child([what, ": ", state].concat()).view()
    });
    html::ul().children(lines).view()
}
