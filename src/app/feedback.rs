//! The app in which people rate the service. Nobody has to be logged in.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::pages::{UnknownPage, account, feedback};
use crate::route::{self, Route};
use crate::state::session::Session;
use crate::state::survey::OpenedWith;

/// The app.
pub fn app() -> AnyView {
    router::routed(
        |path| {
            OpenedWith::provide();
            let session = Session::provide(route::LOGIN_TO_FEEDBACK, route::LINK, route::FEEDBACK);
            let page = live(move || show(Route::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_feedback,
    )
}

fn show(route: Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::Feedback => view! { <feedback::FeedbackPage/> }.into_any(),
        Route::Survey(reference) => view! { <feedback::SurveyPage reference/> }.into_any(),
        Route::LoginToFeedback => view! { <account::LoginPage next=Route::TokenToFeedback.path()/> }.into_any(),
        Route::TokenToFeedback => view! { <account::TokenPage login=route::LOGIN_TO_FEEDBACK/> }.into_any(),
        _ => view! { <UnknownPage home=route::FEEDBACK/> }.into_any(),
    }
}
