//! Confirmation: the number, what happens next, who has it and by when, a receipt. Its address works later.

use domain::api::{RenewalView, path};
use leptos::prelude::*;

use super::progress;
use crate::api;
use crate::components::{Part, actions, html, link_button};
use crate::containers::Loaded;
use crate::containers::{Page, h1};
use crate::i18n::follow::{self, t};
use crate::i18n::time;
use crate::route::{HOME, Route};

/// What became of what was sent.
#[component]
pub fn SentPage(
    /// The renewal's number.
    reference: String,
) -> AnyView {
    view! {
        <Loaded fetch=move || of(reference.clone()) let:renewal>
            <Page title=move || renewal.with(title)>{renewal.with(content)}</Page>
        </Loaded>
    }
    .into_any()
}

fn title(renewal: &RenewalView) -> &'static str {
    follow::sent(renewal.last_sent.0)
}

/// The renewal; owned, since a page outlives its path.
pub(super) async fn of(reference: String) -> Result<RenewalView, api::Error> {
    api::renewals::renewal(&reference).await
}

/// The address of the receipt.
pub(super) fn receipt_of(reference: &str) -> String {
    path::with(path::RENEWAL_SENT_PAPER, reference)
}

fn content(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let follow = Route::Follow(renewal.reference.clone()).path();
    let mut content = vec![
        html::div()
            .class("panel")
            .child(h1(title(renewal)))
            .child(html::p().child(t.your_number))
            .child(html::p().class("ref").child(renewal.reference.as_str()))
            .view(),
        html::p()
            .class("num")
            .child([t.sent_at, ": ", &time::moment(renewal.last_sent.1, renewal.zone)].concat())
            .view(),
        html::h2().child(t.next).view(),
    ];
    content.extend(progress::now(renewal));
    content.extend(progress::dates(renewal));
    content.extend(progress::phases(renewal));
    content.extend([
        renewal.has_key.then(|| html::p().child(t.needs_passphrase)).part(),
        html::p().child(t.mailed).view(),
        actions()
            .child(link_button("button", &follow, t.follow))
            .child(link_button("button second", &receipt_of(&renewal.reference), t.receipt))
            .child(link_button("button link", HOME, t.to_certificate))
            .view(),
    ]);
    content
}
