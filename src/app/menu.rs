//! The officers' menu: links to the pages that are open to this officer.

use domain::renewal::may_file;
use domain::standard::Role;
use leptos::prelude::*;

use crate::components::{Element, html, live};
use crate::i18n::{self, officer::desk as words};
use crate::route::officer::{self as route, Route};
use crate::state::desk::from_search;
use crate::state::session::Session;

/// The menu; empty for anybody but an officer. The present page's entry is marked.
pub fn menu(path: Memo<String>, session: Session) -> AnyView {
    let roles = Memo::new(move |_| session.me.with(|me| me.as_ref().map(|me| me.roles.clone()).unwrap_or_default()));
    let sees_cases = Memo::new(move |_| session.me.with(|me| me.as_ref().is_some_and(|me| me.sees_cases)));
    let evaluates = Memo::new(move |_| session.me.with(|me| me.as_ref().is_some_and(|me| me.evaluates)));
    let handles_complaints =
        Memo::new(move |_| session.me.with(|me| me.as_ref().is_some_and(|me| me.handles_complaints)));
    let page = Memo::new(move |_| Route::parse(&path.get()));
    live(move || {
        i18n::follow();
        let (roles, page) = (roles.get(), page.get());
        if roles.is_empty() || !page.is_private() {
            return ().into_any();
        }
        let t = words::t();
        let is_case = matches!(page, Route::Case(_));
        let administers = roles.contains(&Role::Administrator);
        let entries = [
            (true, route::HOME, t.inbox, page == Route::Inbox || is_case && !from_search()),
            (sees_cases.get(), route::SEARCH, t.search, page == Route::Search || is_case && from_search()),
            (
                may_file(&roles),
                route::FILING,
                t.filing,
                matches!(page, Route::Filing(_) | Route::HolderAction(_) | Route::Collective(_)),
            ),
            (handles_complaints.get(), route::COMPLAINTS, t.complaints, matches!(page, Route::Complaints(_))),
            (true, route::DELEGATION, t.delegation, matches!(page, Route::Delegation | Route::Notices)),
            (true, route::KEY_REPORTS, t.key_reports, matches!(page, Route::KeyReports(_))),
            (evaluates.get(), route::EVALUATION, t.evaluation, page.is_evaluation()),
            (administers, route::OFFICERS, t.administration, page.is_administration()),
        ];
        let entries = entries.into_iter().filter(|(offered, ..)| *offered);
        let links = entries.map(|(_, href, label, here)| link(href, label, here).view());
        let list = html::ul().class("wrap").children(links);
        html::nav().class("menu").aria_label(t.menu).child(list).view()
    })
}

fn link(href: &str, label: &str, here: bool) -> Element {
    let link = html::a().href(href).attr_if(here, "aria-current", "true");
    html::li().child(link.attr_if(href == route::SEARCH, "aria-keyshortcuts", "/").child(label))
}
