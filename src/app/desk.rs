//! The officers' desk.

use leptos::prelude::*;

use super::officer;
use crate::pages::account;
use crate::pages::officer::{case, inbox, search};
use crate::route::officer::{self as route, Route};
use crate::state::desk::Desk;

/// The desk: log-in, inbox, search and cases.
pub fn app() -> AnyView {
    officer::app(
        route::LOGIN,
        Desk::provide,
        |route| match route {
            Route::Case(reference) => Some(case::CasePage(case::CasePageProps { reference: reference.clone() })),
            Route::Inbox => Some(inbox::InboxPage()),
            Route::Search => Some(search::SearchPage()),
            _ => None,
        },
        |route| match route {
            Route::Login => Some(account::LoginPage(account::LoginPageProps { next: route::TOKEN.into() })),
            Route::Token => Some(account::TokenPage(account::TokenPageProps { login: route::LOGIN })),
            _ => None,
        },
        |path| {
            let route = Route::parse(path);
            route::owns(path) && !route.is_office() && !route.is_administration()
        },
    )
}
