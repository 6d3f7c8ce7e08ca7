//! Whether a phone reads the codes on this screen.

use domain::api::{Check, TerminalProof};
use leptos::prelude::*;

use super::section::{advice, question, section as check};
use crate::components::{Part, actions, button, html, live, qr_code};
use crate::i18n::fill;
use crate::i18n::kiosk::ready as words;
use crate::pages::kiosk::shut::host;
use crate::state::kiosk::Proof;

/// The check.
pub(super) fn section(proof: Proof, found: RwSignal<Check>) -> AnyView {
    let t = words::t();
    let body = vec![
        html::p().child(t.qr_lead).view(),
        live(move || proof.shown.get().map_or_else(|| ask(proof), |shown| code(&shown))),
        question(found, t.qr_ask, t.yes, t.no),
        advice(move || (found.get() == Check::Failed).then(|| fill(words::t().qr_failed, &host()))),
    ];
    check("qr-h", t.qr, move || found.get(), body)
}

fn ask(proof: Proof) -> AnyView {
    actions().child(button("button second", words::t().qr_show, move || proof.show())).view()
}

fn code(shown: &TerminalProof) -> AnyView {
    html::div()
        .class("code-beside")
        .child(qr_code(&shown.qr, words::t().qr_name))
        .child(html::p().class("matching num").child(shown.code.as_str()))
        .part()
}
