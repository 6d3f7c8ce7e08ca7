//! The wizard's app.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::containers::FileSource;
use crate::i18n::problem;
use crate::pages::account;
use crate::pages::wizard;
use crate::route::{self, Route};
use crate::state::session::Session;
use crate::state::wizard::Wizard;

/// The wizard's app, from an entry page of its own.
pub fn app() -> AnyView {
    problem::with_files();
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN_TO_APPLY, route::LINK, route::APPLY);
            Wizard::provide();
            FileSource::provide_upload();
            let page = live(move || show(&Route::parse(&path.get()), session));
            shell::with_shell(page, ["/", route::HOME], session)
        },
        Route::of_wizard,
    )
}

fn show(route: &Route, session: Session) -> AnyView {
    if *route == Route::LoginToApply {
        session.load_if_remembered();
    }
    match route {
        Route::LoginToApply => view! { <account::LoginPage next=Route::TokenToApply.path()/> }.into_any(),
        Route::TokenToApply => view! { <account::TokenPage login=route::LOGIN_TO_APPLY/> }.into_any(),
        route => {
            if session.me.with_untracked(Option::is_none) {
                session.load();
            }
            let Route::Wizard(step) = route else { return wizard::page(None) };
            wizard::page(*step)
        }
    }
}
