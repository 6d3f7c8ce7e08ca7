//! The kiosk's three apps: what stands before a journey, the journey, and feedback. Each person's begins and ends with a document of its own,
//! so that nothing stays in memory.

mod feedback;
mod first;
mod header;
mod idle;
mod journey;
mod no_exit;
mod router;
mod service_worker;
mod shell;

pub use feedback::app as feedback;
pub use first::app as first;
pub use journey::app as journey;

use domain::api::{KioskPage, WipeCause};
use domain::journey::Step;
use leptos::prelude::*;

use crate::route::Route;
use crate::state::effect::effect_with;
use crate::state::kiosk::Terminal;
use crate::state::session::Session;

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
        effect_with(move |began: Option<bool>| {
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
        // Its rating is reached from there, in a document of its own.
        Route::Follow(_) | Route::Survey(_) => KioskPage::Follow,
        _ => KioskPage::Other,
    })
}
