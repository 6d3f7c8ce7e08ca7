//! Which terminal it is whose QR code was scanned, or that it is none of this service's. The secret is in the fragment, which no
//! server sees.

use domain::api::TerminalStatement;
use leptos::prelude::*;

use super::statement;
use crate::api::{self, Error};
use crate::components::html;
use crate::containers::{Loaded, Page, h1};
use crate::i18n::hand_off as words;

/// What the backend says of it.
#[component]
pub fn TerminalPage() -> AnyView {
    let fetch = || async {
        match api::kiosk::statement(location_hash().unwrap_or_default()).await {
            Ok(known) => Ok(Some(known)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    view! {
        <Loaded fetch let:data>
            <Page title=move || title(data)>{data.with(|known| content(known.as_ref()))}</Page>
        </Loaded>
    }
    .into_any()
}

fn title(data: RwSignal<Option<TerminalStatement>>) -> &'static str {
    let t = words::t();
    if data.with(Option::is_some) { t.registered } else { t.not_registered }
}

fn content(known: Option<&TerminalStatement>) -> Vec<AnyView> {
    let t = words::t();
    let Some(terminal) = known else {
        return vec![
            h1(t.not_registered).view(),
            html::p().class("notice caution").child(t.not_registered_lead).view(),
            html::p().child(t.not_registered_next).view(),
        ];
    };
    let mut parts = vec![h1(t.registered).view(), html::p().class("lead").child(t.registered_lead).view()];
    parts.extend(statement(terminal));
    parts.push(html::p().child(t.compare_terminal).view());
    parts
}
