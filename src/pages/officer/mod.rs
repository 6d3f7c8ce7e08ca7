//! The officers' three apps: which page stands at which path, and for whom. The desk has what waits, the office what is needed
//! now and then (filing, delegation), the administration what few need: in one bundle they would be over its budget.

mod admin;
mod case;
mod checked_form;
mod date;
mod delegation;
mod desk;
mod filing;
mod inbox;
mod menu;
mod notice;
mod route;
mod row;
mod search;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Error};
use crate::components::{html, link_button, live};
use crate::i18n::{officer, problem, shell as words};
use crate::navigation;
use crate::page::{self, Frame, h1};
use crate::pages::account;
use crate::shell;
use crate::state::session::Session;
use desk::{Desk, not_loaded};
use filing::Filing;
use notice::Notice;
use route::Route;

/// The desk: log-in, inbox, search and cases.
pub fn desk() -> AnyView {
    app(
        route::LOGIN,
        Desk::provide,
        |route| match route {
            Route::Case(reference) => Some(case::page(reference.clone())),
            Route::Inbox => Some(inbox::page()),
            Route::Search => Some(search::page()),
            _ => None,
        },
        |route| match route {
            Route::Login => Some(account::login(route::TOKEN.into())),
            Route::Token => Some(account::token(route::LOGIN)),
            _ => None,
        },
        |path| {
            let route = Route::parse(path);
            route::owns(path) && !route.is_office() && !route.is_administration()
        },
    )
}

/// The office: intake on behalf, delegation.
pub fn office() -> AnyView {
    app(
        route::OFFICE_LOGIN,
        || {
            problem::with_files();
            Filing::provide();
            Notice::provide();
        },
        |route| match route {
            Route::Awaited(reference) => Some(filing::awaited(reference.clone())),
            Route::Filing(wanted) => Some(filing::page(*wanted)),
            Route::Delegation => Some(delegation::page()),
            _ => None,
        },
        // A log-in of its own, which leads back here.
        |route| match route {
            Route::OfficeLogin => Some(account::login(route::OFFICE_TOKEN.into())),
            Route::OfficeToken => Some(account::token(route::OFFICE_LOGIN)),
            _ => None,
        },
        |path| route::owns(path) && Route::parse(path).is_office(),
    )
}

/// The administration: officers and their roles, holders, settings, and what the program could not do.
pub fn administration() -> AnyView {
    app(
        route::ADMIN_LOGIN,
        || {
            problem::with_tables();
            Notice::provide();
        },
        |route| route.is_administration().then(|| admin::page(route)),
        |route| match route {
            Route::AdminLogin => Some(account::login(route::ADMIN_TOKEN.into())),
            Route::AdminToken => Some(account::token(route::ADMIN_LOGIN)),
            _ => None,
        },
        |path| route::owns(path) && Route::parse(path).is_administration(),
    )
}

/// Pages that one of the apps has.
type Pages = fn(&Route) -> Option<AnyView>;

fn app(login: &'static str, provide: fn(), private: Pages, public: Pages, owns: fn(&str) -> bool) -> AnyView {
    problem::with_officers();
    navigation::routed(
        move |path| {
            let session = Session::provide(login, route::LINK, route::HOME);
            provide();
            let page = live(move || show(&Route::parse(&path.get()), session, private, public));
            let page = vec![menu::menu(path, session), page].into_any();
            shell::with_shell(page, [login, route::HOME], session)
        },
        owns,
    )
}

fn show(route: &Route, session: Session, private: Pages, public: Pages) -> AnyView {
    if route.is_private() {
        let route = route.clone();
        let known = Memo::new(move |_| session.me.with(|me| me.as_ref().map(|me| !me.roles.is_empty())));
        let failure = RwSignal::new(None);
        if known.get_untracked().is_none() {
            ask(session, failure);
        }
        return live(move || match (known.get(), &route) {
            (None, _) => page::show(move || match failure.get() {
                Some(error) => not_loaded(&error, move || ask(session, failure)),
                None => loading(),
            }),
            (Some(false), _) => no_officer(),
            (Some(true), route) => private(route).unwrap_or_else(unknown),
        });
    }
    public(route).unwrap_or_else(unknown)
}

/// Asks the backend who is logged in. Where nobody is, it leads to the log-in and back.
fn ask(session: Session, failure: RwSignal<Option<Error>>) {
    spawn_local(async move {
        match api::account::session().await {
            Ok(me) => session.me.set(Some(me)),
            Err(Error::NotLoggedIn) => session.require_login(),
            Err(error) => drop(failure.try_set(Some(error))),
        }
    });
}

/// The page while its data is being loaded.
fn loading() -> Frame {
    let t = words::t();
    let section = html::section()
        .class("loading")
        .aria_busy("true")
        .child(h1(t.loading))
        .child(html::p().class("soft").child(t.loading_hint));
    Frame::new(t.loading).full_width().content(vec![section.view()])
}

fn no_officer() -> AnyView {
    page::show(|| {
        let t = officer::t();
        Frame::new(t.no_officer).content(vec![
            h1(t.no_officer).view(),
            html::p().child(t.no_officer_body).view(),
            html::p().child(link_button("button", route::CERTIFICATE, t.to_holder)).view(),
        ])
    })
}

fn unknown() -> AnyView {
    page::show(|| {
        let t = words::t();
        Frame::new(t.unknown).content(vec![
            h1(t.unknown).view(),
            html::p().child(t.unknown_body).view(),
            html::p().child(link_button("button", route::HOME, t.to_start)).view(),
        ])
    })
}
