//! The app for one's own account: data, how one logs in, sessions, access log, answers to proposals.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::i18n::problem;
use crate::pages::holder::{access_log, standards};
use crate::pages::{UnknownPage, account};
use crate::route::{self, Route};
use crate::state::session::Session;

/// Sessions, who saw one's data, and answers to what the office wants to change. An app of its own, so that
/// renewing does not load it.
pub fn app() -> AnyView {
    problem::with_login_methods();
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN_TO_ACCOUNT, route::LINK, route::HOME);
            let page = live(move || show(&Route::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_account,
    )
}

fn show(route: &Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::LoginToAccount => {
            view! { <account::LoginPage next=Route::TokenToAccount.path() instead=account::passkey_button/> }.into_any()
        }
        Route::TokenToAccount => view! { <account::TokenPage login=route::LOGIN_TO_ACCOUNT/> }.into_any(),
        Route::Change => view! { <account::ProposalPage owner=true/> }.into_any(),
        Route::Standard => view! { <standards::StandardsPage/> }.into_any(),
        Route::NotMe => view! { <account::NotMePage/> }.into_any(),
        Route::Objection => view! { <account::ProposalPage owner=false/> }.into_any(),
        Route::Account => view! { <account::AccountPage/> }.into_any(),
        Route::LoginMethods => view! { <account::MethodsPage/> }.into_any(),
        Route::AccessLog => view! { <access_log::AccessLogPage/> }.into_any(),
        Route::Notifications => view! { <account::NotificationsPage/> }.into_any(),
        Route::Calendar => view! { <account::CalendarPage/> }.into_any(),
        Route::Sessions => view! { <account::SessionsPage/> }.into_any(),
        _ => view! { <UnknownPage home="/"/> }.into_any(),
    }
}
