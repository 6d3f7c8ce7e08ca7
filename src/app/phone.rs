//! The app for a phone that scanned a kiosk's QR code: it hands a file over, or learns which kiosk it is.

use leptos::prelude::*;

use super::{router, shell};
use crate::components::live;
use crate::i18n::problem;
use crate::pages::{UnknownPage, phone};
use crate::route::{self, Route};
use crate::state::session::Session;

/// The app. Nobody is logged in there.
pub fn app() -> AnyView {
    problem::with_files();
    router::routed(
        |path| {
            let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
            let page = live(move || show(&Route::parse(&path.get())));
            shell::with_shell(page, ["/", route::HOME], session)
        },
        Route::of_phone,
    )
}

fn show(route: &Route) -> AnyView {
    match route {
        Route::HandOff => view! { <phone::HandOffPage/> }.into_any(),
        Route::Terminal => view! { <phone::TerminalPage/> }.into_any(),
        _ => view! { <UnknownPage home="/"/> }.into_any(),
    }
}
