//! What the readiness page finds: measured by the page itself, or answered by whoever sets the terminal up.

use domain::api::{Check, KIOSK_MAX_CLOCK_SECS, Readiness};
use js_sys::Date;
use leptos::prelude::*;

use super::SeenPolicy;
use crate::api;

/// Requests by which the line is measured.
pub const REQUESTS: usize = 5;
/// Least pixels of a screen's short side.
const MIN_SIDE: f64 = 768.0;

/// The findings, as long as their page stands. Make them in the page's body.
#[derive(Clone, Copy)]
pub struct Findings {
    /// The line and the clock; none while they are measured.
    pub line: RwSignal<Option<Line>>,
    /// Somebody read all characters.
    pub characters: RwSignal<Check>,
    /// The screen answers to a finger.
    pub touch: RwSignal<Check>,
    /// The on-screen keyboard.
    pub keyboard: RwSignal<Check>,
    /// The attached keyboard.
    pub attached_keyboard: RwSignal<Check>,
    /// The camera.
    pub camera: RwSignal<Check>,
    /// A phone read the QR code.
    pub qr: RwSignal<Check>,
    /// What is seen of the policy; none before the browser answered.
    pub seen_policy: RwSignal<Option<SeenPolicy>>,
    /// Nothing opened where somebody tried.
    pub tried_policy: RwSignal<Check>,
}

/// The line to the backend, and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// How many of [`REQUESTS`] were answered.
    pub answered: usize,
    /// Milliseconds, the middle of the answers.
    pub middle_ms: Option<u32>,
    /// Seconds by which the terminal's clock is ahead of the backend's.
    pub clock_ahead_secs: Option<i64>,
}

impl Findings {
    /// Nothing is found yet.
    pub fn new() -> Self {
        let check = || RwSignal::new(Check::Skipped);
        Self {
            line: RwSignal::new(None),
            characters: check(),
            touch: check(),
            keyboard: check(),
            attached_keyboard: check(),
            camera: check(),
            qr: check(),
            seen_policy: RwSignal::new(None),
            tried_policy: check(),
        }
    }

    /// The line; followed.
    pub fn network(self) -> Check {
        let passed = |line: Line| if line.answered == REQUESTS { Check::Passed } else { Check::Failed };
        self.line.get().map_or(Check::Skipped, passed)
    }

    /// The clock; followed.
    pub fn clock(self) -> Check {
        let ahead = self.line.get().and_then(|line| line.clock_ahead_secs);
        let passed = |secs: i64| if secs.abs() <= KIOSK_MAX_CLOCK_SECS { Check::Passed } else { Check::Failed };
        ahead.map_or(Check::Skipped, passed)
    }

    /// The screen's size and its characters; followed.
    pub fn screen(self) -> Check {
        if screen_is_small() { Check::Failed } else { self.characters.get() }
    }

    /// The policy, as seen and as tried; followed.
    pub fn policy(self) -> Check {
        match (self.seen_policy.get().map(SeenPolicy::is_in_force), self.tried_policy.get()) {
            (Some(false), _) | (_, Check::Failed) => Check::Failed,
            (Some(true), Check::Passed) => Check::Passed,
            _ => Check::Skipped,
        }
    }

    /// What the backend is told; followed.
    pub fn report(self) -> Readiness {
        let line = self.line.get();
        Readiness {
            keyboard: self.keyboard.get(),
            attached_keyboard: self.attached_keyboard.get(),
            touch: self.touch.get(),
            screen: self.screen(),
            camera: self.camera.get(),
            qr: self.qr.get(),
            network_ms: line.filter(|line| line.answered == REQUESTS).and_then(|line| line.middle_ms),
            clock_ahead_secs: line.and_then(|line| line.clock_ahead_secs),
            policy: self.policy(),
        }
    }
}

impl Default for Findings {
    fn default() -> Self {
        Self::new()
    }
}

impl Line {
    /// Asks the backend several times, one after the other.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds and seconds of a clock")]
    pub async fn measure() -> Self {
        let (mut answers, mut clock_ahead_secs) = (Vec::new(), None);
        for _ in 0..REQUESTS {
            let begun = Date::now();
            if let Ok(kiosk) = api::kiosk::kiosk().await {
                let took = (Date::now() - begun).max(0.0);
                answers.push(took as u32);
                clock_ahead_secs = Some(((begun + took / 2.0) / 1000.0) as i64 - kiosk.now.0);
            }
        }
        // So few that no sorting is needed: the middle one is larger than half of the others.
        let rank = |one: u32| answers.iter().filter(|&&other| other < one).count();
        let middle_ms = answers.iter().copied().filter(|&one| rank(one) <= answers.len() / 2).max();
        Self { answered: answers.len(), middle_ms, clock_ahead_secs }
    }
}

/// The window's width and height in pixels.
pub fn screen_size() -> (f64, f64) {
    let pixels = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64()).unwrap_or_default();
    (pixels(window().inner_width()), pixels(window().inner_height()))
}

/// Whether the pages do not fit well on the screen.
pub fn screen_is_small() -> bool {
    let (width, height) = screen_size();
    width.min(height) < MIN_SIDE
}
