//! Feedback at a kiosk: for whoever stands there, with nobody logged in. It ends as a journey does.

use leptos::prelude::*;

use super::{Journey, no_exit, router, shell};
use crate::api;
use crate::components::live;
use crate::pages::{UnknownPage, feedback, feedback::complaint};
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
    let begin = if rates { Route::Survey(None) } else { Route::Feedback };
    let path = router::begin(&begin.path(), owns);
    Display::provide();
    Switches::provide();
    let terminal = Terminal::provide_for_journey();
    let session = Session::provide(route::LOGIN, route::LINK, route::FEEDBACK);
    Complaining::provide();
    let journey = Journey { path, terminal };
    journey.end_with(session);
    let page = live(move || show(&Route::parse(&path.get())));
    shell::with_shell(page, journey)
}

/// Whether a page is part of it. The first page is where it ends.
fn owns(path: &str) -> bool {
    Route::parse(path) == Route::Start || Route::of_feedback(path)
}

fn show(route: &Route) -> AnyView {
    match route {
        // It is being wiped.
        Route::Start => ().into_any(),
        Route::Complain(_) => view! { <complaint::ComplainPage/> }.into_any(),
        Route::Complained => view! { <complaint::ReceiptPage/> }.into_any(),
        Route::FollowComplaint => view! { <complaint::FindPage/> }.into_any(),
        Route::Feedback => view! { <feedback::FeedbackPage/> }.into_any(),
        // With a session an application's own; nobody is logged in here.
        Route::Survey(_) => view! { <feedback::SurveyPage reference=None/> }.into_any(),
        _ => view! { <UnknownPage home=route::FEEDBACK/> }.into_any(),
    }
}
