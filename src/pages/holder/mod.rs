//! The holder's pages.

pub mod access_log;
pub mod certificate;
pub mod download;
pub mod follow;
pub mod public;
pub mod sent;
mod thread;
mod timeline;

use leptos::prelude::*;

use crate::components::{html, link_button};
use crate::containers::{Page, h1};
use crate::i18n::shell::t;

/// No such page.
#[component]
pub fn UnknownPage() -> AnyView {
    let content = || {
        vec![
            h1(t().unknown).view(),
            html::p().child(t().unknown_body).view(),
            html::p().child(link_button("button", "/", t().to_start)).view(),
        ]
    };
    view! { <Page title=|| t().unknown>{content()}</Page> }.into_any()
}
