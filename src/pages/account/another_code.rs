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
    words: RwSignal<String>,
    wait: RwSignal<String>,
    /// Another one can be asked for.
    ready: RwSignal<bool>,
    /// From when on it can be asked for, in milliseconds of the device's clock; never: `NAN`.
    at: RwSignal<f64>,
    /// When the code was sent for which that is so, in seconds of the backend's clock.
    of: RwSignal<f64>,
}

impl AnotherCode {
    /// Nothing was sent yet.
    pub fn new() -> Self {
        let (text, never) = (|| RwSignal::new(String::new()), || RwSignal::new(f64::NAN));
        let code = Self { words: text(), wait: text(), ready: RwSignal::new(false), at: never(), of: never() };
        if let Ok(timer) = set_interval_with_handle(move || code.tick(), Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
        code
    }

    /// This one was sent. Saying so again only changes the words, in another language.
    pub fn sent(self, sent: &CodeSent) {
        let zone = device_zone();
        let words = fill(&fill(t().code_sent, &sent.sent_at.clock_text(zone)), &sent.expires_at.clock_text(zone));
        self.words.set(words);
        #[allow(clippy::cast_precision_loss, reason = "seconds of a minute, and of this century")]
        let (of, wait) = (sent.sent_at.0 as f64, sent.another_at.map(|at| at.seconds_since(sent.now) as f64 * 1000.0));
        // The page may be gone by now.
        let Some(before) = self.of.try_get_untracked() else { return };
        if of.to_bits() != before.to_bits() {
            self.of.set(of);
            self.at.set(wait.map_or(f64::NAN, |wait| Date::now() + wait));
            self.wait.set(String::new());
        }
        self.tick();
    }

    fn tick(self) {
        // The page may be gone by now.
        let Some(at) = self.at.try_get_untracked() else { return };
        let left = ((at - Date::now()) / 1000.0).ceil();
        if left > 0.0 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive seconds of a minute")]
            self.wait.set(fill(t().code_wait, &(left as u32).to_string()));
        }
        // Neither is so where there is no time.
        let ready = left <= 0.0;
        if self.ready.get_untracked() != ready {
            self.ready.set(ready);
        }
    }

    /// What was sent; seconds until another one can be asked for, counted down; then a button that calls `ask`.
    pub fn view(self, ask: impl Fn() + Clone + Send + 'static) -> AnyView {
        let words = html::p().id(SENT).role("status").tabindex("-1");
        let again = live(move || {
            if self.ready.get() {
                button("button link", t().code_again, ask.clone()).view()
            } else {
                html::p().class("soft").child(live(move || self.wait.get().part())).view()
            }
        });
        vec![words.child(live(move || self.words.get().part())).view(), again].into_any()
    }
}

impl Default for AnotherCode {
    fn default() -> Self {
        Self::new()
    }
}

/// Moves to what was sent: the button that was pressed is gone.
pub fn to_sent() {
    // After the page was rebuilt.
    request_animation_frame(|| page::focus_field(SENT));
}
