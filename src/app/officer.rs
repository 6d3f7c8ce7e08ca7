//! What the officers' apps share. The desk has what waits, the office what is needed now and then (filing, delegation),
//! the administration and the evaluation what few need: in one bundle they would be over its budget.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::menu::menu;
use super::{router, shell};
use crate::api::{self, Error};
use crate::components::{html, link_button, live};
use crate::containers::loaded::{loading, not_loaded};
use crate::containers::{Page, h1, page};
use crate::i18n::{officer, problem};
use crate::pages::UnknownPage;
use crate::route::officer::{self as route, Route};
use crate::state::session::Session;

/// Pages that one of the apps has.
pub type Pages = fn(&Route) -> Option<AnyView>;

/// One of the officers' apps. `provide` puts its contexts in place, `private` has the pages for who is logged in.
pub fn app(login: &'static str, provide: fn(), private: Pages, public: Pages, owns: fn(&str) -> bool) -> AnyView {
    problem::with_officers();
    router::routed(
        move |path| {
            let session = Session::provide(login, route::LINK, route::HOME);
            provide();
            let page = live(move || show(&Route::parse(&path.get()), session, private, public));
            let page = vec![menu(path, session), page].into_any();
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
                None => loading().full_width(),
            }),
            (Some(false), _) => view! { <NoOfficerPage/> }.into_any(),
            (Some(true), route) => private(route).unwrap_or_else(unknown),
        });
    }
    public(route).unwrap_or_else(unknown)
}

fn unknown() -> AnyView {
    view! { <UnknownPage home=route::HOME/> }.into_any()
}

/// Asks the backend who is logged in; where nobody is, leads to the log-in and back.
fn ask(session: Session, failure: RwSignal<Option<Error>>) {
    spawn_local(async move {
        match api::account::session().await {
            Ok(me) => session.me.set(Some(me)),
            Err(Error::NotLoggedIn) => session.require_login(),
            Err(error) => drop(failure.try_set(Some(error))),
        }
    });
}

/// The page for somebody who is logged in, but no officer.
#[component]
fn NoOfficerPage() -> AnyView {
    let content = || {
        let t = officer::t();
        vec![
            h1(t.no_officer).view(),
            html::p().child(t.no_officer_body).view(),
            html::p().child(link_button("button", route::CERTIFICATE, t.to_holder)).view(),
        ]
    };
    view! { <Page title=|| officer::t().no_officer>{content()}</Page> }.into_any()
}
