//! The holder's app.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::i18n::problem;
use crate::pages::holder::{certificate, more, public};
use crate::pages::{UnknownPage, account};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    problem::with_login_methods();
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
            let page = live(move || show(Route::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_holder,
    )
}

fn show(route: Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::Start => view! { <public::StartPage/> }.into_any(),
        Route::Login => {
            view! { <account::LoginPage next=Route::Token.path() instead=account::passkey_button/> }.into_any()
        }
        Route::Token => view! { <account::TokenPage login=route::LOGIN/> }.into_any(),
        Route::Link => view! { <account::LinkPage login=route::LOGIN/> }.into_any(),
        Route::Password => view! { <account::PasswordPage login=route::LOGIN again=Route::Link.path()/> }.into_any(),
        Route::PasswordToApply => {
            view! { <account::PasswordPage login=route::LOGIN_TO_APPLY again=Route::Link.path()/> }.into_any()
        }
        Route::Certificate => view! { <certificate::CertificatePage more=more::more/> }.into_any(),
        Route::Privacy => view! { <account::PrivacyPage/> }.into_any(),
        _ => view! { <UnknownPage home="/"/> }.into_any(),
    }
}
