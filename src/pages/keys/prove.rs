//! Proves that the holder has the key of the present certificate: it signs, in this browser, the request for the new one.

use domain::api::{OldKey, OldKeySignature, OldKeyState};
use js_sys::Uint8Array;
use leptos::prelude::*;

use super::entry::{Entry, Failure};
use super::wrong::Wrong;
use crate::api::{Error, old_key as api};
use crate::base64::encode;
use crate::components::{actions, html, link_button, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::crypto_worker::{Signed, client};
use crate::i18n::old_key::t;
use crate::i18n::{fill, time};
use crate::route::HOME;

type Mine = RwSignal<OldKey>;

/// Whether it can be proved, the file and its passphrase, then that it was proved.
#[component]
pub fn ProvePage() -> AnyView {
    let entry = Entry::new();
    view! {
        <Loaded fetch=api::mine let:mine>
            <Page title=move || mine.with(title) back=HOME form=move || entry.faults()>{content(entry, mine)}</Page>
        </Loaded>
    }
    .into_any()
}

fn title(mine: &OldKey) -> &'static str {
    let t = t();
    match mine.state {
        OldKeyState::NoApplication => t.nothing,
        OldKeyState::NotComparable => t.not_comparable,
        OldKeyState::Open { .. } => t.title,
        OldKeyState::Proved { .. } => t.proved,
    }
}

fn content(entry: Entry, mine: Mine) -> Vec<AnyView> {
    let (t, now) = (t(), mine.get());
    let mut all = vec![h1(title(&now)).view()];
    let lead = |text: &str| html::p().class("lead").child(text).view();
    all.push(match now.state {
        OldKeyState::NoApplication => lead(t.nothing_body),
        OldKeyState::NotComparable => lead(t.not_comparable_body),
        OldKeyState::Proved { at } => lead(&fill(t.proved_at, &time::moment(at, now.zone))),
        OldKeyState::Open { reference, public_key, serial } => {
            let rows = vec![
                summary_row(t.application, html::code().child(reference.as_str()), None),
                summary_row(t.serial, html::code().child(serial), None),
            ];
            all.extend([lead(t.lead), summary_list(rows)]);
            all.push(
                entry
                    .form(t.prove, t.proving, move || prove(entry, mine, reference.clone(), public_key.0.clone()))
                    .view(),
            );
            all.push(html::p().class("soft").child(t.what).view());
            return all;
        }
    });
    all.push(actions().child(link_button("button", HOME, t.to_certificate)).view());
    all
}

fn prove(entry: Entry, mine: Mine, reference: String, public_key: String) {
    let open = async move |file: Uint8Array, passphrase: String| {
        let signed = client::prove(&file, &passphrase, &reference, &public_key).await.map_err(|_| Wrong::NotStarted)?;
        api::prove(encoded(signed.map_err(Wrong::File)?)).await.map_err(|error| match error {
            Error::Invalid(_) => Wrong::OtherCertificate.into(),
            error => Failure::Backend(error),
        })
    };
    entry.open(open, move |proved| mine.set(proved));
}

fn encoded(signed: Signed) -> OldKeySignature {
    OldKeySignature {
        certificate: encode(&signed.certificate),
        chain: signed.chain.iter().map(|certificate| encode(certificate)).collect(),
        signature: encode(&signed.signature),
    }
}
