//! The kiosk's app: a terminal that many people share, one after the other.

mod router;
mod shell;

use leptos::prelude::*;

use crate::api;
use crate::components::live;
use crate::i18n::problem;
use crate::pages::holder::{certificate, follow};
use crate::pages::{UnknownPage, account, kiosk};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    api::kiosk::keep_cookies_in_memory();
    problem::with_files();
    let path = router::begin(owns);
    let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
    let page = live(move || show(Route::parse(&path.get()), session));
    shell::with_shell(page)
}

/// Whether a page is part of the kiosk's journey. All others can't be reached from here.
fn owns(path: &str) -> bool {
    matches!(
        Route::parse(path),
        Route::Start
            | Route::Login
            | Route::Token
            | Route::Link
            | Route::Certificate
            | Route::Wizard(_)
            | Route::Sent(_)
            | Route::Follow(_)
            | Route::Download(_)
    )
}

fn show(route: Route, session: Session) -> AnyView {
    if route.is_private() && session.me.with_untracked(Option::is_none) {
        session.load();
    }
    match route {
        Route::Start => view! { <kiosk::AttractPage/> }.into_any(),
        Route::Login => view! { <account::LoginPage next=Route::Token.path()/> }.into_any(),
        Route::Token => view! { <account::TokenPage login=route::LOGIN/> }.into_any(),
        Route::Link => view! { <account::LinkPage login=route::LOGIN/> }.into_any(),
        Route::Certificate => view! { <certificate::CertificatePage/> }.into_any(),
        Route::Follow(reference) => view! { <follow::FollowPage reference/> }.into_any(),
        _ => view! { <UnknownPage home=route::HOME/> }.into_any(),
    }
}
