//! The officers' desk.

use leptos::prelude::*;

use super::officer;
use crate::pages::account;
use crate::pages::officer::{case, cases, search};
use crate::route::officer::{self as route, Route};
use crate::state::desk::Desk;

/// The desk: log-in, inbox, search and cases.
pub fn app() -> AnyView {
    officer::app(
        route::LOGIN,
        Desk::provide,
        |route| match route {
            Route::Case(reference) => Some(view! { <case::CasePage reference=reference.clone()/> }.into_any()),
            Route::Inbox => Some(view! { <cases::CasesPage/> }.into_any()),
            Route::Search => Some(view! { <search::SearchPage/> }.into_any()),
            _ => None,
        },
        |route| match route {
            Route::Login => Some(view! { <account::LoginPage next=route::TOKEN.into()/> }.into_any()),
            Route::Token => Some(view! { <account::TokenPage login=route::LOGIN/> }.into_any()),
            _ => None,
        },
        |path| {
            let route = Route::parse(path);
            route::owns(path)
                && !route.is_office()
                && !route.is_administration()
                && !route.is_evaluation()
                && !matches!(route, Route::Complaints(_) | Route::KeyReports(_))
        },
    )
}
