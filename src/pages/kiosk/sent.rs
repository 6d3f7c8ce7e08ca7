//! Confirmation at a kiosk: the number, and a QR code of the timeline instead of a receipt.

use domain::api::{QrCode, RenewalView};
use leptos::prelude::*;

use crate::api;
use crate::components::{Part, actions, html, link_button, qr_code};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::follow::{self, t};
use crate::i18n::{kiosk, time};
use crate::pages::follow::progress;
use crate::route::{HOME, Route};

/// What became of what was sent.
#[component]
pub fn SentPage(
    /// The renewal's number.
    reference: String,
) -> AnyView {
    view! {
        <Loaded fetch=move || of(reference.clone()) let:loaded>
            <Page title=move || {
                loaded.with(|(renewal, _)| follow::sent(renewal.last_sent.0))
            }>{loaded.with(|(renewal, code)| content(renewal, code))}</Page>
        </Loaded>
    }
    .into_any()
}

async fn of(reference: String) -> Result<(RenewalView, QrCode), api::Error> {
    let renewal = api::renewals::renewal(&reference).await?;
    Ok((renewal, api::kiosk::follow_qr(&reference).await?))
}

fn content(renewal: &RenewalView, code: &QrCode) -> Vec<AnyView> {
    let t = t();
    let k = kiosk::t();
    let follow = Route::Follow(renewal.reference.clone()).path();
    let on_phone = html::div().child(html::h2().child(k.follow_on_phone)).child(html::p().child(k.follow_scan));
    let mut content = vec![
        html::div()
            .class("panel")
            .child(h1(follow::sent(renewal.last_sent.0)))
            .child(html::p().child(t.your_number))
            .child(html::p().class("ref").child(renewal.reference.as_str()))
            .view(),
        html::p()
            .class("num")
            .child([t.sent_at, ": ", &time::moment(renewal.last_sent.1, renewal.zone)].concat())
            .view(),
        html::div().class("code-beside").child(qr_code(code, k.follow_qr)).child(on_phone).view(),
        html::h2().child(t.next).view(),
    ];
    content.extend(progress::now(renewal));
    content.extend(progress::dates(renewal));
    content.extend([
        renewal.has_key.then(|| html::p().child(t.needs_passphrase)).part(),
        html::p().child(t.mailed).view(),
        actions()
            .child(link_button("button second", &follow, t.follow))
            .child(link_button("button link", HOME, t.to_certificate))
            .view(),
    ]);
    content
}
