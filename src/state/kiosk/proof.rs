//! The terminal's proof of itself: a QR code that counts for a while, and is made anew while it is shown.

use std::time::Duration;

use domain::api::TerminalProof;
use js_sys::Date;
use leptos::prelude::*;

use super::activity;
use crate::api;
use crate::state::form::Form;

/// Seconds until the next try where none can be had.
const TRY_AGAIN_SECS: i64 = 5;

/// A proof that is shown. Make it in the page's body.
#[derive(Clone, Copy)]
pub struct Proof {
    /// The code; none while it is not shown.
    pub shown: RwSignal<Option<TerminalProof>>,
    form: Form,
    /// When it expires by the device's clock.
    until: StoredValue<f64>,
}

impl Proof {
    /// None is shown. What fails is shown by `form`.
    pub fn new(form: Form) -> Self {
        let proof = Self { shown: RwSignal::new(None), form, until: StoredValue::new(0.0) };
        if let Ok(timer) = set_interval_with_handle(move || proof.tick(), Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
        proof
    }

    /// Asks for one and shows it.
    pub fn show(self) {
        self.form.send(api::kiosk::proof(), move |proof| {
            self.form.check(Vec::new());
            self.until.set_value(deadline(proof.expires_at.seconds_since(proof.now)));
            self.shown.set(Some(proof));
        });
    }

    /// Shows it no longer.
    pub fn hide(self) {
        self.shown.set(None);
    }

    fn tick(self) {
        let shown = self.shown.try_with_untracked(Option::is_some) == Some(true);
        if !shown || Date::now() < self.until.get_value() {
            return;
        }
        // Nobody looks at it any more.
        if activity::idle_ms() > super::terminal::IDLE_MS {
            return self.hide();
        }
        // Where that fails, not every second.
        self.until.set_value(deadline(TRY_AGAIN_SECS));
        self.show();
    }
}

/// The device's clock in so many seconds.
#[allow(clippy::cast_precision_loss, reason = "seconds of minutes")]
pub(super) fn deadline(seconds: i64) -> f64 {
    Date::now() + seconds as f64 * 1000.0
}
