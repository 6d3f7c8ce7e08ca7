//! What stands before a journey: the attract screen, pairing, why nobody can begin, what the last wipe deleted, and
//! whether the terminal is ready.

use leptos::prelude::*;

use super::{Journey, no_exit, router, service_worker, shell};
use crate::api;
use crate::pages::kiosk::FirstPage;
use crate::route::navigation::{self, Navigator};
use crate::route::{self, Route, feedback};
use crate::state::kiosk::{
    Display, READINESS, Terminal, begin_feedback, begin_journey, open, renew_while_idle, renewed_for,
};
use crate::state::session::Session;
use crate::state::switches::Switches;

/// The app.
pub fn app() -> AnyView {
    api::kiosk::keep_cookies_in_memory();
    no_exit::shut(owns);
    service_worker::register();
    let display = Display::provide();
    let switches = Switches::provide();
    navigation::set_navigator(ToJourney(display, switches));
    router::follow_links();
    let renewed = renewed_for();
    // The terminal takes it out of the address.
    let readiness = window().location().pathname().is_ok_and(|path| path == READINESS);
    let terminal = Terminal::provide();
    // Whoever sets a terminal up is there, whatever they touch.
    if !readiness {
        renew_while_idle(terminal, renewed);
    }
    Session::provide(route::LOGIN, route::LINK, route::HOME);
    let journey = Journey { path: RwSignal::new(Route::Start.path()), terminal };
    shell::with_shell(view! { <FirstPage readiness/> }.into_any(), journey)
}

/// Goes to the journey, to feedback or to the readiness page; there is nothing else to go to.
struct ToJourney(Display, Switches);

impl Navigator for ToJourney {
    fn go(&self, path: &str, _replace: bool) {
        if Route::parse(path) == Route::Login {
            begin_journey(&[self.0.query(), self.1.query()].concat());
        } else if Route::of_feedback(path) {
            begin_feedback(&[self.0.query(), self.1.query()].concat());
        } else if path == READINESS {
            open(true);
        }
    }

    fn here(&self) -> String {
        Route::Start.path()
    }

    fn owns(&self, path: &str) -> bool {
        owns(path)
    }

    fn leave(&self, _path: &str, _replace: bool) {}
}

fn owns(path: &str) -> bool {
    path == READINESS || path == feedback::FEEDBACK || matches!(Route::parse(path), Route::Start | Route::Login)
}
