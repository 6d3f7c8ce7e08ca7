//! Feedback at a kiosk: for whoever stands there, with nobody logged in. It ends as a journey does.

use leptos::prelude::*;

use super::{Journey, no_exit, router, shell};
use crate::api;
use crate::components::live;
use crate::pages::{UnknownPage, feedback, feedback::complaint};
use crate::route::feedback::{FEEDBACK, FeedbackRoute};
use crate::route::{self, Route};
use crate::state::complaint::Complaining;
use crate::state::kiosk::{Display, Terminal};
use crate::state::session::Session;
use crate::state::survey::OpenedWith;
use crate::state::switches::Switches;

/// The app.
pub fn app() -> AnyView {
    api::kiosk::keep_cookies_in_memory();
    no_exit::shut(owns);
    // Before the terminal takes it out of the address.
    let rates = !OpenedWith::provide().secret().is_empty();
    let begin = if rates { FeedbackRoute::Survey(None) } else { FeedbackRoute::Start };
    let path = router::begin(&begin.path(), owns);
    Display::provide();
    Switches::provide();
    let terminal = Terminal::provide_for_journey();
    let session = Session::provide(route::LOGIN, route::LINK, FEEDBACK);
    Complaining::provide();
    let journey = Journey { path, terminal };
    journey.end_with(session);
    let page = live(move || show(&path.get()));
    shell::with_shell(page, journey)
}

/// Whether a page is part of it. The first page is where it ends.
fn owns(path: &str) -> bool {
    Route::parse(path) == Route::Start || Route::of_feedback(path)
}

fn show(path: &str) -> AnyView {
    if Route::parse(path) == Route::Start {
        // It is being wiped.
        return ().into_any();
    }
    match FeedbackRoute::parse(path) {
        FeedbackRoute::Complain(_) => view! { <complaint::ComplainPage/> }.into_any(),
        FeedbackRoute::Complained => view! { <complaint::ReceiptPage/> }.into_any(),
        FeedbackRoute::FollowComplaint => view! { <complaint::FindPage/> }.into_any(),
        FeedbackRoute::Start => view! { <feedback::FeedbackPage/> }.into_any(),
        // With a session an application's own; nobody is logged in here.
        FeedbackRoute::Survey(_) => view! { <feedback::SurveyPage reference=None/> }.into_any(),
        _ => view! { <UnknownPage home=FEEDBACK/> }.into_any(),
    }
}
