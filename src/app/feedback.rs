//! The app in which people rate the service. Nobody has to be logged in.

use leptos::prelude::*;

use super::{router, shell};
use crate::api::complaints::Access;
use crate::components::live;
use crate::i18n::problem;
use crate::pages::{UnknownPage, account, feedback, feedback::complaint};
use crate::route::{self, Route};
use crate::state::complaint::Complaining;
use crate::state::session::Session;
use crate::state::survey::OpenedWith;

/// The app.
pub fn app() -> AnyView {
    problem::with_files();
    router::routed(
        |path| {
            OpenedWith::provide();
            let session = Session::provide(route::LOGIN_TO_FEEDBACK, route::LINK, route::FEEDBACK);
            Complaining::provide();
            let page = live(move || show(Route::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_feedback,
    )
}

fn show(route: Route, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        Route::Complain(agency) => view! { <complaint::ComplainPage agency/> }.into_any(),
        Route::ComplainAbout(reference) => view! { <complaint::ComplainPage about=Some(reference)/> }.into_any(),
        Route::Complained => view! { <complaint::ReceiptPage/> }.into_any(),
        Route::FollowComplaint => view! { <complaint::FindPage/> }.into_any(),
        Route::MyComplaints => view! { <complaint::MyComplaintsPage/> }.into_any(),
        Route::MyComplaint(number) => {
            view! { <complaint::ComplaintPage access=Access { number, secret: None }/> }.into_any()
        }
        Route::Feedback => view! { <feedback::FeedbackPage/> }.into_any(),
        Route::Survey(reference) => view! { <feedback::SurveyPage reference/> }.into_any(),
        Route::LoginToFeedback => view! { <account::LoginPage next=Route::TokenToFeedback.path()/> }.into_any(),
        Route::TokenToFeedback => view! { <account::TokenPage login=route::LOGIN_TO_FEEDBACK/> }.into_any(),
        _ => view! { <UnknownPage home=route::FEEDBACK/> }.into_any(),
    }
}
