//! Administration of the agency: officers, holders from a table, kiosks, settings, problems.

mod alerts;
mod import;
mod invite;
mod log;
mod officers;
mod proposals;
mod role_choice;
mod roles;
mod settings;
mod terminals;

use std::sync::Arc;

use domain::standard::Role;
use leptos::prelude::*;

use crate::components::{html, link_button};
use crate::containers::{FaultList, Page, PageProps, h1};
use crate::i18n::officer::{self, admin as words};
use crate::route::officer::{self as route, Route};
use crate::state::session::Session;

/// The page of a route of the administration.
pub fn page(route: &Route) -> AnyView {
    let session = Session::here();
    let administers =
        session.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::Administrator)));
    match route {
        _ if !administers => view! { <RefusedPage/> }.into_any(),
        Route::Invite => view! { <invite::InvitePage/> }.into_any(),
        Route::Roles(officer) => view! { <roles::RolesPage officer=*officer/> }.into_any(),
        Route::Holders => view! { <import::ImportPage/> }.into_any(),
        Route::Proposals => view! { <proposals::ProposalsPage/> }.into_any(),
        Route::Log => view! { <log::LogPage/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
        Route::Terminals => view! { <terminals::TerminalsPage/> }.into_any(),
        Route::Alerts => view! { <alerts::AlertsPage/> }.into_any(),
        _ => view! { <officers::OfficersPage/> }.into_any(),
    }
}

/// The page for an officer who is no administrator.
#[component]
fn RefusedPage() -> AnyView {
    let content = || {
        let t = words::t();
        vec![
            h1(t.not_admin).view(),
            html::p().child(t.not_admin_body).view(),
            html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
        ]
    };
    view! { <Page title=|| words::t().not_admin full_width=true>{content()}</Page> }.into_any()
}

/// A page of the administration, with links to the others.
#[component]
fn AdminPage(
    /// Its path, or that of the page that it belongs to.
    here: &'static str,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] back: Option<String>,
    #[prop(optional, into)] form: Option<FaultList>,
    /// What stands below the heading.
    children: ChildrenFn,
) -> AnyView {
    let heading = title.clone();
    let children: ChildrenFn =
        Arc::new(move || vec![ways(here), h1(heading.get().to_string()).view(), children()].into_any());
    Page(PageProps { title, back, back_link: None, form, class: "sheet journey", full_width: true, children })
}

fn ways(here: &'static str) -> AnyView {
    let t = words::t();
    let links = [
        (route::OFFICERS, t.officers),
        (route::HOLDERS, t.holders),
        (route::PROPOSALS, t.proposals),
        (route::LOG, t.log),
        (route::TERMINALS, words::terminals::t().title),
        (route::SETTINGS, t.settings),
        (route::ALERTS, officer::alerts::t().title),
    ];
    let links = links
        .into_iter()
        .map(|(href, label)| html::a().href(href).attr_if(href == here, "aria-current", "page").child(label).view());
    html::nav().class("parts").aria_label(t.menu).children(links).view()
}
