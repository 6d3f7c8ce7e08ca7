//! Administration of the agency: officers, holders from a table, settings, problems.

mod confirmations;
mod import;
mod invite;
mod log;
mod officers;
mod role_choice;
mod roles;
mod settings;
mod troubles;

use domain::standard::Role;
use leptos::prelude::*;

use crate::components::{html, link_button};
use crate::containers::{Frame, h1, page};
use crate::i18n::officer::{self, admin as words};
use crate::route::officer::{self as route, Route};
use crate::state::session::Session;

/// The page of a route of the administration.
pub fn page(route: &Route) -> AnyView {
    let session = Session::here();
    let administers =
        session.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::Administrator)));
    match route {
        _ if !administers => refused(),
        Route::Invite => invite::page(),
        Route::Roles(officer) => roles::page(*officer),
        Route::Holders => import::page(),
        Route::Confirmations => confirmations::page(),
        Route::Log => log::page(),
        Route::Settings => settings::page(),
        Route::Troubles => troubles::page(),
        _ => officers::page(),
    }
}

fn refused() -> AnyView {
    page::show(|| {
        let t = words::t();
        Frame::new(t.not_admin).full_width().content(vec![
            h1(t.not_admin).view(),
            html::p().child(t.not_admin_body).view(),
            html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
        ])
    })
}

/// One of the parts, with the ways to the others. `content` stands below the heading.
fn part(here: &'static str, title: &str, content: Vec<AnyView>) -> Frame {
    let t = words::t();
    let troubles = officer::troubles::t().title;
    let links = [
        (route::OFFICERS, t.officers),
        (route::HOLDERS, t.holders),
        (route::CONFIRMATIONS, t.confirmations),
        (route::LOG, t.log),
        (route::SETTINGS, t.settings),
        (route::TROUBLES, troubles),
    ];
    let links = links
        .into_iter()
        .map(|(href, label)| html::a().href(href).attr_if(href == here, "aria-current", "page").child(label).view());
    let mut all = vec![html::nav().class("parts").aria_label(t.menu).children(links).view(), h1(title).view()];
    all.extend(content);
    Frame::new(title).class("sheet journey").full_width().content(all)
}
