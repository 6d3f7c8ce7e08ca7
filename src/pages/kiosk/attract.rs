//! What a kiosk shows while nobody uses it.

use leptos::prelude::*;

use crate::components::{html, link_button, markup};
use crate::containers::{Page, h1};
use crate::i18n::start::t;
use crate::route;

/// What this is, what to bring, and the button that begins.
#[component]
pub fn AttractPage() -> AnyView {
    let content = || {
        let t = t();
        vec![
            h1(t.title).view(),
            html::p().class("lead").child(t.lead).view(),
            html::h2().child(t.needs).view(),
            markup("ol", "needs", t.needs_items),
            html::p().child(link_button("button start", route::LOGIN, t.begin)).view(),
        ]
    };
    view! { <Page title=|| t().title>{content()}</Page> }.into_any()
}
