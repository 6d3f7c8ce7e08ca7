//! The officers' evaluation.

use leptos::prelude::*;

use super::officer;
use crate::pages::account;
use crate::pages::officer::evaluation;
use crate::pages::officer::notice::Notice;
use crate::route::officer::{self as route, Route};

/// The evaluation: how the standard is kept, for the meeting that judges it.
pub fn app() -> AnyView {
    officer::app(
        route::EVALUATION_LOGIN,
        Notice::provide,
        |route| route.is_evaluation().then(|| evaluation::page(route)),
        |route| match route {
            Route::EvaluationLogin => {
                Some(view! { <account::LoginPage next=route::EVALUATION_TOKEN.into()/> }.into_any())
            }
            Route::EvaluationToken => Some(view! { <account::TokenPage login=route::EVALUATION_LOGIN/> }.into_any()),
            _ => None,
        },
        |path| route::owns(path) && Route::parse(path).is_evaluation(),
    )
}
