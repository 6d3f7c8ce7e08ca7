//! The holder's app.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::pages::holder::{certificate, download, follow, public, sent};
use crate::pages::{UnknownPage, UnknownPageProps, account};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
            let page = live(move || show(Route::parse(&path.get()), session));
            shell::with_shell(page, ["/", route::HOME], session)
        },
        Route::of_holder,
    )
}

fn show(route: Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::Start => public::StartPage(),
        Route::Login => account::LoginPage(account::LoginPageProps { next: Route::Token.path() }),
        Route::Token => account::TokenPage(account::TokenPageProps { login: route::LOGIN }),
        Route::Link => account::LinkPage(account::LinkPageProps { login: route::LOGIN }),
        Route::Password => {
            account::PasswordPage(account::PasswordPageProps { login: route::LOGIN, again: Route::Link.path() })
        }
        Route::PasswordToApply => account::PasswordPage(account::PasswordPageProps {
            login: route::LOGIN_TO_APPLY,
            again: Route::Link.path(),
        }),
        Route::Standard => public::StandardsPage(),
        Route::Privacy => public::PrivacyPage(),
        Route::Certificate => certificate::CertificatePage(),
        Route::Sent(reference) => sent::SentPage(sent::SentPageProps { reference }),
        Route::Follow(reference) => follow::FollowPage(follow::FollowPageProps { reference }),
        Route::Download(reference) => download::DownloadPage(download::DownloadPageProps { reference }),
        _ => UnknownPage(UnknownPageProps { home: "/" }),
    }
}
