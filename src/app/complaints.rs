//! Complaints, as officers handle them.

use leptos::prelude::*;

use super::officer;
use crate::pages::account;
use crate::pages::officer::complaints;
use crate::pages::officer::notice::Notice;
use crate::route::officer::complaint_page::{self as path, ComplaintPage};
use crate::route::officer::{self as route, Route};

/// The complaints: lists, each complaint, and the record of one that came by another way.
pub fn app() -> AnyView {
    officer::app(
        path::LOGIN,
        Notice::provide,
        |route| match route {
            Route::Complaints(page) => complaints::page(page),
            _ => None,
        },
        |route| match route {
            Route::Complaints(ComplaintPage::Login) => {
                Some(view! { <account::LoginPage next=path::TOKEN.into()/> }.into_any())
            }
            Route::Complaints(ComplaintPage::Token) => {
                Some(view! { <account::TokenPage login=path::LOGIN/> }.into_any())
            }
            _ => None,
        },
        |path| route::owns(path) && matches!(Route::parse(path), Route::Complaints(_)),
    )
}
