//! Files an application on behalf of a holder who came with paper or e-mail: find, letter, check, filed. One thing a page.

mod check;
mod done;
mod entry;
mod holder;
mod holder_action;
mod holder_action_list;
mod letter;
mod search;

use std::sync::Arc;

use domain::renewal::may_file;
use leptos::prelude::*;

use crate::components::{Element, html, link_button, submit_form};
use crate::containers::{FaultList, Page, PageProps, h1};
use crate::i18n::{failure, officer};
use crate::route::navigation;
use crate::route::officer::{self as route, FilingPage};
use crate::state::session::Session;

use crate::state::filing::Filing;
pub use holder_action::HolderActionPage;

/// The page. Where what was asked before is missing (after a reload), it leads to the first one.
pub fn page(asked: FilingPage) -> AnyView {
    let session = Session::here();
    if !session.me.with_untracked(|me| me.as_ref().is_some_and(|me| may_file(&me.roles))) {
        return view! { <RefusedPage/> }.into_any();
    }
    let filing = Filing::here();
    if !filing.grants(asked) {
        // Not while the page is being made.
        queue_microtask(|| navigation::replace(route::FILING));
        return ().into_any();
    }
    match asked {
        FilingPage::Search => view! { <search::SearchPage filing/> }.into_any(),
        FilingPage::Holder => view! { <holder::HolderPage filing/> }.into_any(),
        FilingPage::Entry => view! { <entry::EntryPage filing/> }.into_any(),
        FilingPage::Letter => view! { <letter::LetterPage filing/> }.into_any(),
        FilingPage::Check => view! { <check::CheckPage filing/> }.into_any(),
        FilingPage::Done => view! { <done::DonePage filing/> }.into_any(),
    }
}

/// A page of this journey.
#[component]
fn FilingFrame(
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

/// A page's form.
fn form(content: Vec<AnyView>, act: impl Fn() + 'static) -> Element {
    submit_form(act).children(content)
}

/// The page for an officer who may not file.
#[component]
pub(super) fn RefusedPage() -> AnyView {
    let content = || {
        vec![
            html::p().child(failure::text(&crate::api::Error::Refused(None))).view(),
            html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
        ]
    };
    view! { <FilingFrame title=|| failure::t().not_loaded>{content()}</FilingFrame> }.into_any()
}
