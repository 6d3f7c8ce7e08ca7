//! The app for an application that was sent: its confirmation, how it stands, the download. An app of its own, so that the start page
//! does not load it.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::i18n::problem;
use crate::pages::follow::{DownloadPage, FollowPage, SentPage};
use crate::pages::{UnknownPage, account};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    problem::with_login_methods();
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN_TO_FOLLOW, route::LINK, route::HOME);
            let page = live(move || show(Route::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_follow,
    )
}

fn show(route: Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::Sent(reference) => view! { <SentPage reference/> }.into_any(),
        Route::Follow(reference) => view! { <FollowPage reference/> }.into_any(),
        Route::Download(reference) => view! { <DownloadPage reference/> }.into_any(),
        Route::LoginToFollow => {
            view! { <account::LoginPage next=Route::TokenToFollow.path() instead=account::passkey_button/> }.into_any()
        }
        Route::TokenToFollow => view! { <account::TokenPage login=route::LOGIN_TO_FOLLOW/> }.into_any(),
        _ => view! { <UnknownPage home="/"/> }.into_any(),
    }
}
