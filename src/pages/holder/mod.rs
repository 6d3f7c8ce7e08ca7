//! The holder's apps: which page stands at which path. The wizard is an app of its own ([`super::wizard::app`]).

mod access_log;
mod certificate;
mod fetch;
mod follow;
mod public;
mod sent;
mod thread;
mod timeline;

use leptos::prelude::*;

use crate::components::{html, link_button, live};
use crate::i18n::shell::t;
use crate::navigation;
use crate::page::{Page, h1};
use crate::pages::account;
use crate::route::{self, Route};
use crate::shell;
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    navigation::routed(
        |path| {
            let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
            let page = live(move || show(Route::parse(&path.get()), session));
            shell::with_shell(page, ["/", route::HOME], session)
        },
        Route::of_holder,
    )
}

/// The app of one's own account: sessions, who saw one's data, and answers to what the office wants to change. Apart, so that
/// nobody loads these pages who only renews.
pub fn account_app() -> AnyView {
    navigation::routed(
        |path| {
            let session = Session::provide(route::LOGIN_TO_ACCOUNT, route::LINK, route::HOME);
            let page = live(move || show_account(&Route::parse(&path.get()), session));
            shell::with_shell(page, ["/", route::HOME], session)
        },
        Route::of_account,
    )
}

fn show_account(route: &Route, session: Session) -> AnyView {
    if !route.is_private() {
        session.load_if_remembered();
    } else if session.me.with_untracked(Option::is_none) {
        session.load();
    }
    match route {
        Route::LoginToAccount => account::login(Route::TokenToAccount.path()),
        Route::TokenToAccount => account::token(route::LOGIN_TO_ACCOUNT),
        Route::Change => account::answer(true),
        Route::Objection => account::answer(false),
        Route::AccessLog => access_log::page(),
        Route::Sessions => account::sessions(route::OFFICERS),
        _ => UnknownPage(),
    }
}

fn show(route: Route, session: Session) -> AnyView {
    if !route.is_private() {
        session.load_if_remembered();
    } else if session.me.with_untracked(Option::is_none) {
        session.load();
    }
    match route {
        Route::Start => public::StartPage(),
        Route::Login => account::login(Route::Token.path()),
        Route::Token => account::token(route::LOGIN),
        Route::Link => account::LinkPage(account::LinkPageProps { login: route::LOGIN }),
        Route::Password => account::set_password(route::LOGIN, Route::Link.path()),
        Route::PasswordToApply => account::set_password(route::LOGIN_TO_APPLY, Route::Link.path()),
        Route::Standard => public::StandardsPage(),
        Route::Privacy => public::PrivacyPage(),
        Route::Certificate => certificate::CertificatePage(),
        Route::Sent(reference) => sent::SentPage(sent::SentPageProps { reference }),
        Route::Follow(reference) => follow::page(reference),
        Route::Fetch(reference) => fetch::page(reference),
        _ => UnknownPage(),
    }
}

/// No such page.
#[component]
fn UnknownPage() -> AnyView {
    let content = || {
        vec![
            h1(t().unknown).view(),
            html::p().child(t().unknown_body).view(),
            html::p().child(link_button("button", "/", t().to_start)).view(),
        ]
    };
    view! { <Page title=|| t().unknown>{content()}</Page> }.into_any()
}
