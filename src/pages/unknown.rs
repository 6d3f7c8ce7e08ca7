//! The page of a path that no route has.

use leptos::prelude::*;

use crate::components::{html, link_button};
use crate::containers::{Page, h1};
use crate::i18n::shell::t;

/// Says that there is no such page, and leads to the app's first one.
#[component]
pub fn UnknownPage(
    /// Path of the app's first page.
    home: &'static str,
) -> AnyView {
    let content = move || {
        vec![
            h1(t().unknown).view(),
            html::p().child(t().unknown_body).view(),
            html::p().child(link_button("button", home, t().to_start)).view(),
        ]
    };
    view! { <Page title=|| t().unknown>{content()}</Page> }.into_any()
}
