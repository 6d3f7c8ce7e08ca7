//! Complaints: lists, each complaint, and the record of one that came by another way.

mod classes;
mod list;
mod one;
mod record;

use leptos::prelude::*;

use crate::components::{html, link_button};
use crate::containers::{Page, h1};
use crate::i18n::officer::{self, complaint::list as words};
use crate::route::officer::{self as route, ComplaintPage};
use crate::state::session::Session;

/// The page of a route of complaints.
pub fn page(page: &ComplaintPage) -> Option<AnyView> {
    let session = Session::here();
    let handles = session.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.handles_complaints));
    Some(match page {
        _ if !handles => view! { <RefusedPage/> }.into_any(),
        ComplaintPage::List(show) => view! { <list::ListPage show=*show/> }.into_any(),
        ComplaintPage::Record => view! { <record::RecordPage/> }.into_any(),
        ComplaintPage::One(number) => view! { <one::ComplaintPage number=number.clone()/> }.into_any(),
        ComplaintPage::Login | ComplaintPage::Token => return None,
    })
}

/// The page for an officer who handles no complaints.
#[component]
fn RefusedPage() -> AnyView {
    let content = || {
        let t = words::t();
        vec![
            h1(t.refused).view(),
            html::p().child(t.refused_body).view(),
            html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
        ]
    };
    view! { <Page title=|| words::t().refused full_width=true>{content()}</Page> }.into_any()
}
