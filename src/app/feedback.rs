//! The app in which people rate the service. Nobody has to be logged in.

use leptos::prelude::*;

use super::{router, shell};
use crate::api::complaints::Access;
use crate::components::live;
use crate::i18n::problem;
use crate::pages::{UnknownPage, account, feedback, feedback::complaint};
use crate::route::feedback::{FEEDBACK, FeedbackRoute, LOGIN_TO_FEEDBACK};
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
            let session = Session::provide(LOGIN_TO_FEEDBACK, route::LINK, FEEDBACK);
            Complaining::provide();
            let page = live(move || show(FeedbackRoute::parse(&path.get()), session));
            shell::with_updates(page, ["/", route::HOME], session)
        },
        Route::of_feedback,
    )
}

fn show(route: FeedbackRoute, session: Session) -> AnyView {
    session.load_for_page(route.is_private());
    match route {
        FeedbackRoute::Complain(agency) => view! { <complaint::ComplainPage agency/> }.into_any(),
        FeedbackRoute::ComplainAbout(reference) => {
            view! { <complaint::ComplainPage about=Some(reference)/> }.into_any()
        }
        FeedbackRoute::Complained => view! { <complaint::ReceiptPage/> }.into_any(),
        FeedbackRoute::FollowComplaint => view! { <complaint::FindPage/> }.into_any(),
        FeedbackRoute::MyComplaints => view! { <complaint::MyComplaintsPage/> }.into_any(),
        FeedbackRoute::MyComplaint(number) => {
            view! { <complaint::ComplaintPage access=Access { number, secret: None }/> }.into_any()
        }
        FeedbackRoute::Start => view! { <feedback::FeedbackPage/> }.into_any(),
        FeedbackRoute::Survey(reference) => view! { <feedback::SurveyPage reference/> }.into_any(),
        FeedbackRoute::Login => view! { <account::LoginPage next=FeedbackRoute::Token.path()/> }.into_any(),
        FeedbackRoute::Token => view! { <account::TokenPage login=LOGIN_TO_FEEDBACK/> }.into_any(),
        FeedbackRoute::Unknown => view! { <UnknownPage home=FEEDBACK/> }.into_any(),
    }
}
