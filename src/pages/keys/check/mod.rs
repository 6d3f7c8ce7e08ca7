//! "Uji berkas": opens a certificate's file with its passphrase in this browser, and tells what is in it.

mod found;

use js_sys::Uint8Array;
use leptos::prelude::*;

use super::entry::Entry;
use super::wrong::Wrong;
use crate::components::html;
use crate::containers::{Page, h1};
use crate::crypto_worker::{Inspected, client};
use crate::i18n::keys::t;
use crate::route::HOME;

/// The file and its passphrase, then what is in it.
#[component]
pub fn CheckPage() -> AnyView {
    let entry = Entry::new();
    let found: RwSignal<Option<Inspected>> = RwSignal::new(None);
    let title = move || found.with(|found| found.as_ref().map_or(t().title, found::title));
    let content = move || match found.get() {
        Some(inspected) => found::content(&inspected, move || found.set(None)),
        None => question(entry, found),
    };
    view! { <Page title back=HOME form=move || entry.faults()>{content()}</Page> }.into_any()
}

fn question(entry: Entry, found: RwSignal<Option<Inspected>>) -> Vec<AnyView> {
    let t = t();
    let check = move || {
        let inspect = async move |file: Uint8Array, passphrase: String| {
            let found = client::inspect(&file, &passphrase).await.map_err(|_| Wrong::NotStarted)?;
            Ok(found.map_err(Wrong::File)?)
        };
        entry.open(inspect, move |inspected| found.set(Some(inspected)));
    };
    vec![
        h1(t.title).view(),
        html::p().class("lead").child(t.lead).view(),
        entry.form(t.check, t.checking, check).view(),
        html::p().class("soft").child(t.what).view(),
    ]
}
