//! Network, clock, screen and touch.

use domain::api::{Check, KIOSK_MAX_CLOCK_SECS};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::section::{advice, if_failed, question, section};
use crate::components::{Part, actions, button, html, live};
use crate::i18n::fill;
use crate::i18n::kiosk::ready as words;
use crate::state::kiosk::{Findings, Line, REQUESTS, screen_is_small, screen_size};

/// Milliseconds of an answer from which a network is slow.
const SLOW_MS: u32 = 1_000;

/// The checks. `measure` measures the network again.
pub(super) fn sections(findings: Findings, measure: impl Fn() + 'static) -> Vec<AnyView> {
    vec![network(findings, measure), clock(findings), screen(findings), touch(findings)]
}

fn network(findings: Findings, measure: impl Fn() + 'static) -> AnyView {
    let t = words::t();
    let slow = move || findings.line.get().and_then(|line| line.middle_ms).is_some_and(|middle| middle > SLOW_MS);
    let body = vec![
        html::p().class("num").child(live(move || answers(findings.line.get()).part())).view(),
        advice(move || slow().then(|| words::t().slow.into())),
        if_failed(move || findings.network(), t.network_failed),
        actions().child(button("button second", t.again, measure)).view(),
    ];
    section("network-h", t.network, move || findings.network(), body)
}

fn answers(line: Option<Line>) -> String {
    let t = words::t();
    let Some(line) = line else { return t.measuring.into() };
    let answered = fill(&fill(t.answered, &line.answered.to_string()), &REQUESTS.to_string());
    match line.middle_ms {
        Some(middle) => [answered, fill(t.middle, &middle.to_string())].join(" "),
        None => answered,
    }
}

fn clock(findings: Findings) -> AnyView {
    let t = words::t();
    let difference = live(move || {
        let t = words::t();
        let ahead = findings.line.get().and_then(|line| line.clock_ahead_secs);
        let words = match ahead {
            None => t.clock_unknown,
            Some(0) => t.clock_equal,
            Some(secs) if secs < 0 => t.clock_behind,
            Some(_) => t.clock_ahead,
        };
        fill(words, &ahead.unwrap_or_default().abs().to_string()).part()
    });
    let failed = move || fill(words::t().clock_failed, &KIOSK_MAX_CLOCK_SECS.to_string());
    let advice = advice(move || (findings.clock() == Check::Failed).then(failed));
    section("clock-h", t.clock, move || findings.clock(), vec![html::p().class("num").child(difference).view(), advice])
}

fn screen(findings: Findings) -> AnyView {
    let t = words::t();
    let (width, height) = screen_size();
    let size = fill(&fill(t.screen_size, &width.to_string()), &height.to_string());
    let body = vec![
        html::p().class("num").child(size).view(),
        screen_is_small().then(|| html::p().class("warn").child(t.screen_small)).part(),
        html::p().class("lead").child(t.characters).view(),
        question(findings.characters, t.screen_ask, t.yes, t.no),
        if_failed(move || findings.characters.get(), t.characters_failed),
    ];
    section("screen-h", t.screen, move || findings.screen(), body)
}

fn touch(findings: Findings) -> AnyView {
    let t = words::t();
    let by_pointer = RwSignal::new(false);
    let touched = button("button second", t.touch_here, || ()).on(ev::pointerdown, move |event| {
        let by_finger = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
        by_pointer.set(!by_finger);
        if by_finger {
            findings.touch.set(Check::Passed);
        }
    });
    let dead = button("button link", t.touch_dead, move || findings.touch.set(Check::Failed));
    let body = vec![
        actions().child(touched).child(dead).view(),
        advice(move || by_pointer.get().then(|| words::t().touch_pointer.into())),
        if_failed(move || findings.touch.get(), t.touch_failed),
    ];
    section("touch-h", t.touch, move || findings.touch.get(), body)
}
