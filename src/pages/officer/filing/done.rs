//! The confirmation of a filing: its number, and what happens next.

use domain::standard::{Custody, PassphraseTiming};
use leptos::prelude::*;

use super::FilingFrame;
use crate::components::{actions, html, link_button};
use crate::i18n::fill;
use crate::i18n::officer::filing as words;
use crate::route::officer as route;
use crate::state::filing::Filing;

/// The number, and what happens next.
#[component]
pub fn DonePage(
    /// What was found and typed so far.
    filing: Filing,
) -> AnyView {
    let Some(done) = filing.filed.get_untracked() else { return ().into_any() };
    let content = move || {
        let t = words::t();
        let passphrase = match (done.rules.custody, done.rules.passphrase_timing) {
            (Custody::Authority, _) => t.next_authority,
            (Custody::Holder, PassphraseTiming::WithApplication) => t.next_passphrase,
            (Custody::Holder, PassphraseTiming::AfterVerification) => t.next_passphrase_later,
        };
        let next = [fill(t.next_mail, &done.email), passphrase.into(), t.next_verify.into()];
        let next = next.into_iter().map(|line| html::li().child(line).view());
        let number = html::p()
            .class("lead")
            .child(t.number)
            .child(": ")
            .child(html::strong().class("num").child(done.reference.as_str()));
        let actions = actions().child(link_button("button", route::FILING, t.another)).child(link_button(
            "button second",
            &route::case(&done.reference),
            t.open_case,
        ));
        vec![number.view(), html::h2().child(t.next).view(), html::ol().children(next).view(), actions.view()]
    };
    view! { <FilingFrame title=|| words::t().filed>{content()}</FilingFrame> }.into_any()
}
