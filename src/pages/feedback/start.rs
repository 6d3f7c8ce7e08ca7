//! Where feedback begins.

use leptos::prelude::*;

use crate::components::{actions, html, link_button};
use crate::containers::{Page, h1};
use crate::i18n;
use crate::i18n::feedback::t;
use crate::route::feedback::{COMPLAINTS, FOLLOW_COMPLAINT};

/// What feedback there is, and how one gets to it.
#[component]
pub fn FeedbackPage() -> AnyView {
    let content = move || {
        let (t, complaint) = (t(), i18n::complaint::t());
        vec![
            h1(t.title).view(),
            html::p().class("lead").child(t.lead).view(),
            html::h2().child(complaint.start).view(),
            html::p().child(complaint.start_how).view(),
            actions().child(link_button("button", COMPLAINTS, complaint.title)).view(),
            html::p().child(html::a().href(FOLLOW_COMPLAINT).child(complaint.have_receipt)).view(),
            html::h2().child(t.rating).view(),
            html::p().child(t.rating_how).view(),
        ]
    };
    view! { <Page title=|| t().title>{content()}</Page> }.into_any()
}
