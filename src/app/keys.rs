//! The app for certificate files: whoever has one tries it before it is needed, or proves to have its key; reports of lost or leaked
//! keys. An app of its own, so that nobody loads it before.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::i18n::problem;
use crate::pages::{UnknownPage, account, keys};
use crate::route::keys::{CHECK_FILE, KeysRoute, LOGIN_TO_KEYS};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    problem::with_login_methods();
    router::routed(
        |path| {
            let session = Session::provide(LOGIN_TO_KEYS, route::LINK, CHECK_FILE);
            let page = live(move || show(KeysRoute::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_keys,
    )
}

fn show(route: KeysRoute, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        KeysRoute::Check => view! { <keys::CheckPage/> }.into_any(),
        KeysRoute::Prove => view! { <keys::ProvePage/> }.into_any(),
        KeysRoute::Report => view! { <keys::ReportPage/> }.into_any(),
        KeysRoute::Login => view! { <account::LoginPage next=KeysRoute::Token.path().to_owned()/> }.into_any(),
        KeysRoute::Token => view! { <account::TokenPage login=LOGIN_TO_KEYS/> }.into_any(),
        KeysRoute::Unknown => view! { <UnknownPage home=CHECK_FILE/> }.into_any(),
    }
}
