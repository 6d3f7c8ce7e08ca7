//! The mailed code: when it was sent, until when it can be used, and another one in place.

use std::time::Duration;

use domain::api::CodeSent;
use js_sys::Date;
use leptos::prelude::*;

use super::device_zone::device_zone;
use crate::components::{Part, button, html, live};
use crate::containers::page;
use crate::i18n::{account::t, fill, time};

const SENT: &str = "code-sent";

/// What was sent last. Make it in the page's body, not in its content.
#[derive(Clone, Copy)]
pub struct AnotherCode {
    sent: RwSignal<Option<CodeSent>>,
    /// From when on another one can be asked for, in milliseconds of the device's clock; never: `NAN`.
    at: RwSignal<f64>,
    /// Seconds until then.
    left: RwSignal<f64>,
}

impl AnotherCode {
    /// What was sent so far, if anything is known of it.
    pub fn new(sent: Option<CodeSent>) -> Self {
        let at = sent.as_ref().map_or(f64::NAN, another_at);
        let code = Self { sent: RwSignal::new(sent), at: RwSignal::new(at), left: RwSignal::new(seconds_until(at)) };
        if let Ok(timer) = set_interval_with_handle(move || code.tick(), Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
        code
    }

    /// What was sent so far; none: nothing, and it can be asked for at once.
    pub fn of(self, sent: Option<CodeSent>) {
        match sent {
            Some(sent) => self.sent(sent),
            None => {
                if self.at.try_set(0.0).is_none() {
                    self.tick();
                }
            }
        }
    }

    /// Whether one was sent; followed.
    pub fn was_sent(self) -> bool {
        self.sent.with(Option::is_some)
    }

    /// This one was sent. Saying so again changes nothing.
    pub fn sent(self, sent: CodeSent) {
        // The page may be gone by now.
        let Some(before) = self.sent.try_get_untracked() else { return };
        if before.is_none_or(|before| before.sent_at != sent.sent_at) {
            self.at.set(another_at(&sent));
            self.sent.set(Some(sent));
            self.tick();
        }
    }

    fn tick(self) {
        // The page may be gone by now.
        let Some(at) = self.at.try_get_untracked() else { return };
        let left = seconds_until(at);
        if self.left.get_untracked().to_bits() != left.to_bits() {
            self.left.set(left);
        }
    }

    /// What was sent; seconds until another one can be asked for, counted down; then a button that calls `ask`.
    pub fn view(self, ask: impl Fn() + Clone + Send + 'static) -> AnyView {
        let zone = device_zone();
        let words = live(move || {
            let words = |sent: CodeSent| {
                fill(&fill(t().code_sent, &time::clock(sent.sent_at, zone)), &time::clock(sent.expires_at, zone))
            };
            self.sent.get().map(words).part()
        });
        let again = live(move || {
            let left = self.left.get();
            if left <= 0.0 {
                let words = if self.was_sent() { t().code_again } else { t().code_by_mail };
                return button("button link", words, ask.clone()).view();
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive seconds of a minute")]
            let wait = (left > 0.0).then(|| fill(t().code_wait, &(left as u32).to_string()));
            html::p().class("soft").child(wait).view()
        });
        vec![html::p().id(SENT).role("status").tabindex("-1").child(words).view(), again].into_any()
    }
}

#[allow(clippy::cast_precision_loss, reason = "seconds of a minute")]
fn another_at(sent: &CodeSent) -> f64 {
    let wait = sent.another_at.map(|at| at.seconds_since(sent.now) as f64 * 1000.0);
    wait.map_or(f64::NAN, |wait| Date::now() + wait)
}

/// Zero when they are over; never: `NAN`.
fn seconds_until(at: f64) -> f64 {
    ((at - Date::now()) / 1000.0).ceil().clamp(0.0, f64::MAX)
}

/// Moves to what was sent: the button that was pressed is gone.
pub fn to_sent() {
    // After the page was rebuilt.
    request_animation_frame(|| page::focus_field(SENT));
}
