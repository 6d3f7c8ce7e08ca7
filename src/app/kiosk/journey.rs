//! The journey: the holder's pages and the wizard, from the log-in to what was sent.

use std::sync::Arc;

use domain::api::KioskPage;
use leptos::prelude::*;

use super::{Journey, no_exit, page_of, router, shell};
use crate::api;
use crate::components::live;
use crate::containers::{CameraUpload, FileSource};
use crate::i18n::problem;
use crate::pages::{UnknownPage, account, kiosk, wizard};
use crate::pages::{follow, holder::certificate};
use crate::route::{self, Route};
use crate::state::kiosk::{Display, HandOffs, Terminal};
use crate::state::session::Session;
use crate::state::switches::Switches;
use crate::state::wizard::Wizard;

/// The app.
pub fn app() -> AnyView {
    api::kiosk::keep_cookies_in_memory();
    problem::with_files();
    no_exit::shut(owns);
    let path = router::begin(route::LOGIN, owns);
    Display::provide();
    Switches::provide();
    let terminal = Terminal::provide_for_journey();
    let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
    Wizard::provide();
    HandOffs::provide();
    provide_context(FileSource {
        part: |wizard, form, max, purpose| Arc::new(CameraUpload::new(wizard, form, max, purpose)),
        saves: false,
    });
    let journey = Journey { path, terminal };
    journey.end_with(session);
    let page = live(move || show(Route::parse(&path.get()), session));
    shell::with_shell(page, journey)
}

/// Whether a page is part of the kiosk's journey. All others can't be reached from here.
fn owns(path: &str) -> bool {
    let route = Route::parse(path);
    route == Route::Start || page_of(&route).is_some_and(|page| page != KioskPage::Other) || route == Route::Link
}

fn show(route: Route, session: Session) -> AnyView {
    if route.is_private() && session.me.with_untracked(Option::is_none) {
        session.load();
    }
    match route {
        // It is being wiped.
        Route::Start => ().into_any(),
        Route::Login => view! { <account::LoginPage next=Route::Token.path()/> }.into_any(),
        Route::Token => view! { <account::TokenPage login=route::LOGIN/> }.into_any(),
        Route::Link => view! { <account::LinkPage login=route::LOGIN/> }.into_any(),
        Route::Certificate => view! { <certificate::CertificatePage/> }.into_any(),
        Route::Wizard(step) => wizard::page(step),
        Route::Sent(reference) => view! { <kiosk::SentPage reference/> }.into_any(),
        Route::Follow(reference) => view! { <follow::FollowPage reference/> }.into_any(),
        Route::Survey(reference) => view! { <kiosk::RatePage reference/> }.into_any(),
        Route::Download(reference) => view! { <kiosk::OwnDevicePage reference/> }.into_any(),
        _ => view! { <UnknownPage home=route::HOME/> }.into_any(),
    }
}
