//! The mailed code: when it was sent, until when it can be used, and another one in place.

use std::time::Duration;

use domain::api::CodeSent;
use js_sys::Date;
use leptos::prelude::*;

use super::token::device_zone;
use crate::page;
use crate::text::{account::t, fill};
use crate::ui::{Part, button, el, live};

const SENT: &str = "code-sent";

/// What was sent last; seconds until another code can be asked for, counted down; then a button that calls `ask`.
pub fn another_code(sent: Signal<Option<CodeSent>>, ask: impl Fn() + Clone + Send + 'static) -> AnyView {
    let begun = Memo::new(move |_| {
        sent.track();
        Date::now()
    });
    let left = RwSignal::new(0);
    let tick = move || {
        let wait = sent.with(|sent| sent.as_ref().and_then(|sent| Some(sent.another_at?.seconds_since(sent.now))));
        #[allow(clippy::cast_possible_truncation, reason = "seconds of a visit")]
        let passed = ((Date::now() - begun.get()) / 1000.0) as i64;
        left.set(wait.map_or(0, |wait| 0.max(wait - passed)));
    };
    Effect::new(tick);
    if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    let told = live(move || {
        let zone = device_zone();
        let words = sent
            .get()
            .map(|sent| fill(&fill(t().code_sent, &sent.sent_at.clock_text(zone)), &sent.expires_at.clock_text(zone)));
        words.part()
    });
    let waits = Memo::new(move |_| left.get() > 0);
    let again = live(move || {
        let ask = ask.clone();
        if sent.with(|sent| sent.as_ref().is_none_or(|sent| sent.another_at.is_none())) {
            ().into_any()
        } else if waits.get() {
            el("p").class("soft").child(live(move || fill(t().code_wait, &left.get().to_string()).part())).view()
        } else {
            button("button link", t().code_again, ask).view()
        }
    });
    let told = el("p").attr("id", SENT).attr("role", "status").attr("tabindex", "-1").child(told);
    vec![told.view(), again].into_any()
}

/// Moves to what was sent: the button that was pressed is gone.
pub fn to_sent() {
    page::focus_field(SENT);
}
