//! The kiosk's app: a terminal that many people share, one after the other.

mod header;
mod idle;
mod no_exit;
mod router;
mod service_worker;
mod shell;

use std::sync::Arc;

use domain::api::{KioskPage, WipeCause};
use domain::journey::Step;
use leptos::prelude::*;

use crate::api;
use crate::components::live;
use crate::containers::{FileSource, PhoneUpload};
use crate::i18n::problem;
use crate::pages::holder::{certificate, follow};
use crate::pages::{UnknownPage, account, kiosk, wizard};
use crate::route::{self, Route};
use crate::state::kiosk::{Display, HandOffs, PhoneFile, Terminal};
use crate::state::session::Session;
use crate::state::wizard::Wizard;

/// The app.
pub fn app() -> AnyView {
    api::kiosk::keep_cookies_in_memory();
    problem::with_files();
    no_exit::shut(owns);
    service_worker::register();
    let path = router::begin(owns);
    let terminal = Terminal::provide();
    let session = Session::provide(route::LOGIN, route::LINK, route::HOME);
    Display::provide();
    Wizard::provide();
    HandOffs::provide();
    provide_context(FileSource(|wizard, form, _max, purpose| {
        Arc::new(PhoneUpload(PhoneFile::new(wizard, form, purpose)))
    }));
    let journey = Journey { path, terminal };
    journey.end_with(session);
    let page = live(move || show(Route::parse(&path.get()), session));
    shell::with_shell(page, journey)
}

/// Where somebody is.
#[derive(Clone, Copy)]
struct Journey {
    path: RwSignal<String>,
    terminal: Terminal,
}

impl Journey {
    /// Whether somebody is past the first page; followed.
    fn is_on(self) -> bool {
        self.path.with(|path| Route::parse(path) != Route::Start)
    }

    /// Ends it: all that the person did here is wiped.
    fn end(self, cause: WipeCause) {
        let page = self.path.with_untracked(|path| page_of(&Route::parse(path)));
        self.terminal.wipe(cause, page);
    }

    /// Ends it where the session or the terminal's own right ends, and where a page leads to the first one: that is for the
    /// next person.
    fn end_with(self, session: Session) {
        Effect::new(move |began: Option<bool>| {
            let is_on = self.is_on();
            if session.locked.get() || (is_on && self.terminal.is_shut()) {
                self.end(WipeCause::Idle);
            } else if began == Some(true) && !is_on {
                self.end(WipeCause::Finished);
            }
            is_on
        });
    }
}

/// Whether a page is part of the kiosk's journey. All others can't be reached from here.
fn owns(path: &str) -> bool {
    let route = Route::parse(path);
    route == Route::Start || page_of(&route).is_some_and(|page| page != KioskPage::Other) || route == Route::Link
}

/// The page as the backend counts it; none where nobody has begun.
fn page_of(route: &Route) -> Option<KioskPage> {
    Some(match route {
        Route::Start => return None,
        Route::Login => KioskPage::Login,
        Route::Token => KioskPage::Token,
        Route::Certificate | Route::Download(_) | Route::Wizard(None) => KioskPage::Certificate,
        Route::Wizard(Some(Step::Data)) => KioskPage::Data,
        Route::Wizard(Some(Step::Changes)) => KioskPage::Changes,
        Route::Wizard(Some(Step::EmailCode)) => KioskPage::EmailCode,
        Route::Wizard(Some(Step::Evidence)) => KioskPage::Evidence,
        Route::Wizard(Some(Step::Letter)) => KioskPage::Letter,
        Route::Wizard(Some(Step::Passphrase)) => KioskPage::Passphrase,
        Route::Wizard(Some(Step::Review)) => KioskPage::Review,
        Route::Sent(_) => KioskPage::Sent,
        Route::Follow(_) => KioskPage::Follow,
        _ => KioskPage::Other,
    })
}

fn show(route: Route, session: Session) -> AnyView {
    if route.is_private() && session.me.with_untracked(Option::is_none) {
        session.load();
    }
    match route {
        Route::Start => view! { <kiosk::FirstPage/> }.into_any(),
        Route::Login => view! { <account::LoginPage next=Route::Token.path()/> }.into_any(),
        Route::Token => view! { <account::TokenPage login=route::LOGIN/> }.into_any(),
        Route::Link => view! { <account::LinkPage login=route::LOGIN/> }.into_any(),
        Route::Certificate => view! { <certificate::CertificatePage/> }.into_any(),
        Route::Wizard(step) => wizard::page(step),
        Route::Sent(reference) => view! { <kiosk::SentPage reference/> }.into_any(),
        Route::Follow(reference) => view! { <follow::FollowPage reference/> }.into_any(),
        Route::Download(reference) => view! { <kiosk::OwnDevicePage reference/> }.into_any(),
        _ => view! { <UnknownPage home=route::HOME/> }.into_any(),
    }
}
