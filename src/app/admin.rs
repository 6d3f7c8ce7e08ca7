//! The administration.

use leptos::prelude::*;

use super::officer;
use crate::i18n::problem;
use crate::pages::account;
use crate::pages::officer::admin;
use crate::pages::officer::notice::Notice;
use crate::route::officer::{self as route, Route};

/// The administration: officers and their roles, holders, settings, and what the program could not do.
pub fn app() -> AnyView {
    officer::app(
        route::ADMIN_LOGIN,
        || {
            problem::with_tables();
            Notice::provide();
        },
        |route| route.is_administration().then(|| admin::page(route)),
        |route| match route {
            Route::AdminLogin => Some(view! { <account::LoginPage next=route::ADMIN_TOKEN.into()/> }.into_any()),
            Route::AdminToken => Some(view! { <account::TokenPage login=route::ADMIN_LOGIN/> }.into_any()),
            _ => None,
        },
        |path| route::owns(path) && Route::parse(path).is_administration(),
    )
}
