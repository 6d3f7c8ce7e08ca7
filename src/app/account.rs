//! The app for one's own account: sessions, access log, answers to proposals.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::pages::holder::access_log;
use crate::pages::{UnknownPage, UnknownPageProps, account};
use crate::route::{self, Route};
use crate::state::session::Session;

/// Sessions, who saw one's data, and answers to what the office wants to change. An app of its own, so that
/// renewing does not load it.
pub fn app() -> AnyView {
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN_TO_ACCOUNT, route::LINK, route::HOME);
            let page = live(move || show(&Route::parse(&path.get()), session));
            shell::with_shell(page, ["/", route::HOME], session)
        },
        Route::of_account,
    )
}

fn show(route: &Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::LoginToAccount => account::LoginPage(account::LoginPageProps { next: Route::TokenToAccount.path() }),
        Route::TokenToAccount => account::TokenPage(account::TokenPageProps { login: route::LOGIN_TO_ACCOUNT }),
        Route::Change => account::ProposalPage(account::ProposalPageProps { owner: true }),
        Route::Objection => account::ProposalPage(account::ProposalPageProps { owner: false }),
        Route::AccessLog => access_log::AccessLogPage(),
        Route::Sessions => account::SessionsPage(),
        _ => UnknownPage(UnknownPageProps { home: "/" }),
    }
}
