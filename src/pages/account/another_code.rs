//! The mailed code: when it was sent, until when it can be used, and another one in place.

use std::time::Duration;

use domain::api::CodeSent;
use js_sys::Date;
use leptos::prelude::*;

use super::device_zone::device_zone;
use crate::components::{Part, button, html, live};
use crate::containers::page;
use crate::i18n::{account::t, fill};

const SENT: &str = "code-sent";

/// What was sent last. Make it in the page's body, not in its content.
#[derive(Clone, Copy)]
pub struct AnotherCode {
    sent: RwSignal<Option<CodeSent>>,
    /// From when on another one can be asked for, in milliseconds of the device's clock.
    at: StoredValue<Option<f64>>,
    /// Seconds until then.
    left: RwSignal<Option<u32>>,
}

impl AnotherCode {
    /// What was sent so far, if anything.
    pub fn new(sent: Option<CodeSent>) -> Self {
        let at = sent.as_ref().and_then(another_at);
        let code = Self { sent: RwSignal::new(sent), at: StoredValue::new(at), left: RwSignal::new(seconds_until(at)) };
        if let Ok(timer) = set_interval_with_handle(move || code.tick(), Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
        code
    }

    /// This one was sent. Saying so again changes nothing.
    pub fn sent(self, sent: CodeSent) {
        // The page may be gone by now.
        let Some(before) = self.sent.try_get_untracked() else { return };
        if before.is_none_or(|before| before.sent_at != sent.sent_at) {
            self.at.set_value(another_at(&sent));
            self.sent.set(Some(sent));
            self.tick();
        }
    }

    fn tick(self) {
        // The page may be gone by now.
        let Some(at) = self.at.try_get_value() else { return };
        let left = seconds_until(at);
        if self.left.get_untracked() != left {
            self.left.set(left);
        }
    }

    /// What was sent; seconds until another one can be asked for, counted down; then a button that calls `ask`.
    pub fn view(self, ask: impl Fn() + Clone + Send + 'static) -> AnyView {
        let zone = device_zone();
        let words = live(move || {
            let words = |sent: CodeSent| {
                fill(&fill(t().code_sent, &sent.sent_at.clock_text(zone)), &sent.expires_at.clock_text(zone))
            };
            self.sent.get().map(words).part()
        });
        let again = live(move || match self.left.get() {
            Some(0) => button("button link", t().code_again, ask.clone()).view(),
            left => html::p().class("soft").child(left.map(|left| fill(t().code_wait, &left.to_string()))).view(),
        });
        vec![html::p().id(SENT).role("status").tabindex("-1").child(words).view(), again].into_any()
    }
}

#[allow(clippy::cast_precision_loss, reason = "seconds of a minute")]
fn another_at(sent: &CodeSent) -> Option<f64> {
    sent.another_at.map(|at| Date::now() + at.seconds_since(sent.now) as f64 * 1000.0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a minute, not negative")]
fn seconds_until(at: Option<f64>) -> Option<u32> {
    at.map(|at| ((at - Date::now()) / 1000.0).ceil().max(0.0) as u32)
}

/// Moves to what was sent: the button that was pressed is gone.
pub fn to_sent() {
    // After the page was rebuilt.
    request_animation_frame(|| page::focus_field(SENT));
}
