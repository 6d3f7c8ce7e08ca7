//! The app for electronic recommendations: a holder asks, the head of a unit answers.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::i18n::problem;
use crate::pages::recommendation::{
    Asking, CheckPage, CollectiveNoPage, CollectivePage, CollectiveRequestsPage, DeclinePage, MinePage, RequestPage,
    WaitingPage,
};
use crate::pages::{UnknownPage, account};
use crate::route::recommendation::{COLLECTIVE, LOGIN_TO_RECOMMEND, RecommendationRoute, WAITING};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app.
pub fn app() -> AnyView {
    problem::with_recommendations();
    router::routed(
        |path| {
            let session = Session::provide(LOGIN_TO_RECOMMEND, route::LINK, WAITING);
            Asking::provide();
            let page = live(move || show(RecommendationRoute::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_recommendation,
    )
}

fn show(route: RecommendationRoute, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        RecommendationRoute::Mine => view! { <MinePage/> }.into_any(),
        RecommendationRoute::Check => view! { <CheckPage/> }.into_any(),
        RecommendationRoute::Waiting => view! { <WaitingPage/> }.into_any(),
        RecommendationRoute::Request(id) => view! { <RequestPage id/> }.into_any(),
        RecommendationRoute::Decline(id) => view! { <DeclinePage id/> }.into_any(),
        RecommendationRoute::Collective => view! { <CollectivePage/> }.into_any(),
        RecommendationRoute::CollectiveNo => view! { <CollectiveNoPage/> }.into_any(),
        RecommendationRoute::CollectiveRequests(id) => view! { <CollectiveRequestsPage id/> }.into_any(),
        // The page leads to the log-in, and back.
        RecommendationRoute::Password => {
            view! { <account::PasswordPage login=COLLECTIVE again=route::LINK.into()/> }.into_any()
        }
        RecommendationRoute::Login => view! { <account::LoginPage next=RecommendationRoute::Token.path()/> }.into_any(),
        RecommendationRoute::Token => view! { <account::TokenPage login=LOGIN_TO_RECOMMEND/> }.into_any(),
        RecommendationRoute::Unknown => view! { <UnknownPage home="/"/> }.into_any(),
    }
}
