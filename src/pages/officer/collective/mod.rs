//! Collective renewals: the agency's, starting one (who recommends, who is invited, check), and how far one is.

mod check;
mod head;
mod list;
mod members;
mod names;
mod one;
mod state;

use std::sync::Arc;

use domain::api::HeadOfUnit;
use domain::renewal::may_file;
use leptos::prelude::*;

use super::filing::RefusedPage;
use crate::components::{html, summary_row};
use crate::containers::{FaultList, Page, PageProps, h1};
use crate::i18n::officer::collective as words;
use crate::route::navigation;
use crate::route::officer::CollectivePage;
use crate::state::collective::Preparing;
use crate::state::session::Session;

/// The page. Where what was asked before is missing (after a reload), it leads to the first one.
pub fn page(asked: CollectivePage) -> AnyView {
    let session = Session::here();
    if !session.me.with_untracked(|me| me.as_ref().is_some_and(|me| may_file(&me.roles))) {
        return view! { <RefusedPage/> }.into_any();
    }
    let preparing = Preparing::here();
    if !preparing.grants(asked) {
        // Not while the page is being made.
        queue_microtask(|| navigation::replace(&CollectivePage::Head.path()));
        return ().into_any();
    }
    match asked {
        CollectivePage::List => view! { <list::ListPage/> }.into_any(),
        CollectivePage::Head => view! { <head::HeadPage preparing/> }.into_any(),
        CollectivePage::Names => view! { <names::NamesPage preparing/> }.into_any(),
        CollectivePage::Check => view! { <check::CheckPage preparing/> }.into_any(),
        CollectivePage::One(id) => view! { <one::OnePage id/> }.into_any(),
    }
}

/// A page of these.
#[component]
fn CollectiveFrame(
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] back: Option<String>,
    #[prop(optional, into)] form: Option<FaultList>,
    /// What stands below the heading.
    children: ChildrenFn,
) -> AnyView {
    let heading = title.clone();
    let children: ChildrenFn = Arc::new(move || vec![h1(heading.get().to_string()).view(), children()].into_any());
    Page(PageProps { title, back, back_link: None, form, class: "sheet journey", full_width: true, children })
}

/// Who recommends.
fn head_row(head: &HeadOfUnit, act: Option<AnyView>) -> AnyView {
    let about = vec![
        html::p().child(html::strong().child(head.name.as_str())).view(),
        html::p().child(head.position.as_str()).view(),
        html::p().child(head.unit.as_str()).view(),
    ];
    summary_row(words::t().head_of, about, act)
}
