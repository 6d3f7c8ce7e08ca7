//! Files an application on behalf of a holder who came with paper or e-mail: find, letter, check, filed. One thing a page.

mod awaited;
mod check;
mod entry;
mod filed;
mod find;
mod found;
mod letter;

use domain::renewal::may_file;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Element, html, link_button, submit_form};
use crate::containers::{Frame, h1, page};
use crate::i18n::{failure, officer};
use crate::route::navigation;
use crate::route::officer::{self as route, FilingPage};
use crate::state::session::Session;

use crate::state::filing::Filing;
pub use awaited::page as awaited;

/// The page. Where what was asked before is missing (after a reload), it leads to the first one.
pub fn page(wanted: FilingPage) -> AnyView {
    let session = Session::here();
    if !session.me.with_untracked(|me| me.as_ref().is_some_and(|me| may_file(&me.roles))) {
        return refused();
    }
    let filing = Filing::here();
    if !filing.grants(wanted) {
        spawn_local(async { navigation::replace(route::FILING) });
        return ().into_any();
    }
    match wanted {
        FilingPage::Find => find::page(filing),
        FilingPage::Found => found::page(filing),
        FilingPage::Entry => entry::page(filing),
        FilingPage::Letter => letter::page(filing),
        FilingPage::Check => check::page(filing),
        FilingPage::Filed => filed::page(filing),
    }
}

/// Every page of this journey.
fn frame(title: &str) -> Frame {
    Frame::new(title).class("sheet journey").full_width()
}

/// A page's form.
fn form(content: Vec<AnyView>, act: impl Fn() + 'static) -> Element {
    submit_form(act).children(content)
}

fn refused() -> AnyView {
    page::show(|| {
        let title = failure::t().not_loaded;
        frame(title).content(vec![
            h1(title).view(),
            html::p().child(failure::text(&crate::api::Error::Refused(None))).view(),
            html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
        ])
    })
}
