//! The terminal: whether it is paired, open or locked, and how it is wiped.

use domain::api::{KIOSK_IDLE_SECS, Kiosk, KioskState, Wipe, WipeCause};
use domain::moment::{Timestamp, Zone};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::activity;
use super::display::choose_language;
use crate::api::{self, Error};
use crate::i18n::{self, Lang};

/// Path of the kiosk's document.
pub(super) const DOCUMENT: &str = "/kios/";
/// Path of the readiness page: the same document, which may use the camera there.
pub const READINESS: &str = "/kios/siap";
/// Path of the journey's document.
const JOURNEY: &str = "/kios/layanan/";
/// Path of the document for feedback.
const FEEDBACK: &str = "/kios/masukan/";
/// The query after a wipe, followed by the time, in seconds since 1970, where the backend confirmed it.
pub(super) const WIPED: &str = "?selesai=";
/// Its end where the person read English: so does the end screen.
pub(super) const ENGLISH: &str = "&en";
/// Milliseconds between two questions to the backend: so long a lock takes to show.
const ASK_EVERY_MS: f64 = 30_000.0;
/// The same while the backend can't be reached.
const TRY_AGAIN_MS: f64 = 5_000.0;
/// Milliseconds without use after which a terminal asks whether somebody is there.
pub const IDLE_MS: f64 = KIOSK_IDLE_SECS as f64 * 1000.0;

/// The terminal, in context of the kiosk's app.
#[derive(Clone, Copy)]
pub struct Terminal {
    /// What is known of it.
    pub status: RwSignal<Status>,
    /// This document was loaded by a wipe, and still shows what was deleted.
    pub ended: RwSignal<bool>,
    /// When the backend ended everything of the person before.
    pub wiped_at: RwSignal<Option<Timestamp>>,
    /// It is being wiped: nothing else is shown.
    pub wiping: RwSignal<bool>,
    /// Whether the sessions that another document left open end before anything else.
    first: bool,
    asking: StoredValue<bool>,
    asked_at: StoredValue<f64>,
}

/// What is known of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// The backend was not asked yet.
    Loading,
    /// The backend can't be reached.
    Unreachable,
    /// No terminal is paired with this browser.
    Unpaired,
    /// It is paired.
    Paired(Kiosk),
}

impl Terminal {
    /// Puts it into context of what stands before a journey, and asks the backend.
    pub fn provide() -> Self {
        Self::provide_in(true)
    }

    /// The same for the journey, whose document follows that one.
    pub fn provide_for_journey() -> Self {
        Self::provide_in(false)
    }

    fn provide_in(first: bool) -> Self {
        let wiped = window().location().search().unwrap_or_default();
        let at = wiped.strip_prefix(WIPED).and_then(|at| at.trim_end_matches(ENGLISH).parse().ok());
        if let Ok(history) = window().history() {
            // A reload from now on is one that no wipe asked for.
            history.replace_state_with_url(&JsValue::NULL, "", Some(DOCUMENT)).ok();
        }
        let terminal = Self {
            status: RwSignal::new(Status::Loading),
            ended: RwSignal::new(wiped.starts_with(WIPED)),
            wiped_at: RwSignal::new(at.map(Timestamp)),
            wiping: RwSignal::new(false),
            first,
            asking: StoredValue::new(false),
            asked_at: StoredValue::new(0.0),
        };
        provide_context(terminal);
        terminal.ask();
        terminal
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// The paired terminal, while it is open; followed.
    pub fn open(self) -> Option<Kiosk> {
        self.status.with(|status| match status {
            Status::Paired(kiosk) if matches!(kiosk.state, KioskState::Open { .. }) => Some(kiosk.clone()),
            _ => None,
        })
    }

    /// The office's time zone, once known; followed.
    pub fn zone(self) -> Option<Zone> {
        self.status.with(|status| if let Status::Paired(kiosk) = status { Some(kiosk.zone) } else { None })
    }

    /// Whether nobody may go on: an administrator locked or unpaired it; followed.
    pub fn is_shut(self) -> bool {
        self.status.with(|status| match status {
            Status::Unpaired => true,
            Status::Paired(kiosk) => kiosk.state == KioskState::Locked,
            Status::Loading | Status::Unreachable => false,
        })
    }

    /// Asks the backend where it is time to. Call it every second.
    pub fn tick(self) {
        let unreachable = self.status.with_untracked(|status| *status == Status::Unreachable);
        let wait = if unreachable { TRY_AGAIN_MS } else { ASK_EVERY_MS };
        if (Date::now() - self.asked_at.get_value()).abs() >= wait {
            self.ask();
        }
    }

    /// Asks the backend now.
    pub fn ask(self) {
        if self.asking.get_value() || self.wiping.get_untracked() {
            return;
        }
        self.asking.set_value(true);
        self.asked_at.set_value(Date::now());
        spawn_local(async move {
            let status = self.asked().await;
            self.asking.set_value(false);
            self.take(status);
        });
    }

    /// The terminal was paired just now.
    pub fn paired(self, kiosk: Kiosk) {
        self.take(Status::Paired(kiosk));
        self.ask();
    }

    async fn asked(self) -> Status {
        // What a wipe without a connection, or a crash, left open ends before anybody can begin.
        if self.leaves_open() {
            match api::kiosk::wipe(Wipe { cause: WipeCause::Reloaded, page: None }).await {
                Ok(wiped) => self.wiped_at.set(Some(wiped.at)),
                Err(Error::Offline) => return Status::Unreachable,
                // Not paired, or locked: the next answer says so.
                Err(_) => {}
            }
        }
        match api::kiosk::kiosk().await {
            Ok(kiosk) if kiosk.state != KioskState::Locked && self.leaves_open() => Status::Unreachable,
            Ok(kiosk) => Status::Paired(kiosk),
            Err(Error::NotFound | Error::NotLoggedIn) => Status::Unpaired,
            Err(_) => Status::Unreachable,
        }
    }

    /// Whether a session may still be open that another document left.
    fn leaves_open(self) -> bool {
        self.first && self.wiped_at.with_untracked(Option::is_none)
    }

    /// A page is not made anew for the backend's clock alone.
    fn take(self, status: Status) {
        let same = self.status.with_untracked(|before| match (before, &status) {
            (Status::Paired(before), Status::Paired(now)) => *before == Kiosk { now: before.now, ..now.clone() },
            (before, status) => before == status,
        });
        if !same {
            self.status.set(status);
        }
    }

    /// The end screen is over.
    pub fn begin_again(self) {
        if i18n::lang() != Lang::Id {
            choose_language(Lang::Id);
        }
        self.ended.set(false);
        activity::note();
    }
}

/// Loads a document of the kiosk's: the first page, or the readiness page.
pub fn open(readiness: bool) {
    window().location().replace(if readiness { READINESS } else { DOCUMENT }).ok();
}

/// Begins a journey. The query tells its document what the person chose here: language, text size, contrast, switches.
pub fn begin_journey(query: &str) {
    window().location().replace(&[JOURNEY, query].concat()).ok();
}

/// Opens the document for feedback, with the same query.
pub fn begin_feedback(query: &str) {
    window().location().replace(&[FEEDBACK, query].concat()).ok();
}
