//! Where feedback begins.

use leptos::prelude::*;

use crate::components::html;
use crate::containers::{Page, h1};
use crate::i18n::feedback::t;

/// What feedback there is, and how one gets to it.
#[component]
pub fn FeedbackPage() -> AnyView {
    let content = move || {
        let t = t();
        vec![
            h1(t.title).view(),
            html::p().class("lead").child(t.lead).view(),
            html::h2().child(t.rating).view(),
            html::p().child(t.rating_how).view(),
        ]
    };
    view! { <Page title=|| t().title>{content()}</Page> }.into_any()
}
