//! The on-screen and the attached keyboard: each types a word that is shown.

use domain::api::Check;
use leptos::ev;
use leptos::prelude::*;

use super::section::{advice, if_failed, section};
use crate::components::{Field, button, html};
use crate::i18n::fill;
use crate::i18n::kiosk::ready as words;
use crate::state::effect::effect;
use crate::state::kiosk::Findings;

/// What was typed on each keyboard, as long as the page stands.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    on_screen: Attempt,
    attached: Attempt,
}

#[derive(Clone, Copy)]
struct Attempt {
    text: RwSignal<String>,
    /// A key of an attached keyboard was pressed in the field since it was empty.
    pressed: RwSignal<bool>,
    found: RwSignal<Check>,
    /// Whether it must be typed on the attached keyboard.
    by_key: bool,
}

impl Typed {
    pub(super) fn new(findings: Findings) -> Self {
        Self {
            on_screen: Attempt::new(findings.keyboard, false),
            attached: Attempt::new(findings.attached_keyboard, true),
        }
    }

    /// The checks.
    pub(super) fn sections(self) -> [AnyView; 2] {
        let t = words::t();
        let (on_screen, attached) = (self.on_screen, self.attached);
        let [screen, keys] = [("on-screen", t.keyboard_type), ("attached", t.attached_type)]
            .map(|(id, label)| (id, fill(label, t.word)));
        [
            on_screen.section("on-screen-h", t.keyboard, screen, t.keyboard_other, t.keyboard_failed),
            attached.section("attached-h", t.attached, keys, t.attached_other, t.attached_failed),
        ]
    }
}

impl Attempt {
    fn new(found: RwSignal<Check>, by_key: bool) -> Self {
        let attempt = Self { text: RwSignal::new(String::new()), pressed: RwSignal::new(false), found, by_key };
        effect(move || attempt.judge());
        attempt
    }

    fn judge(self) {
        let text = self.text.get();
        if text.is_empty() {
            self.pressed.set(false);
        } else if text.trim() == words::t().word && self.pressed.get() == self.by_key {
            self.found.set(Check::Passed);
        }
    }

    fn section(
        self,
        heading: &'static str,
        title: &str,
        (id, label): (&'static str, String),
        other: &'static str,
        failed: &'static str,
    ) -> AnyView {
        // The on-screen keyboard makes no such events: what it types is put into the field.
        let field = html::div()
            .on(ev::keydown, move |event| {
                if event.is_trusted() {
                    self.pressed.set(true);
                }
            })
            .child(Field::new(id, label, self.text).class("w20").view());
        let wrong = move || !self.text.with(String::is_empty) && self.pressed.get() != self.by_key;
        let dead = button("button link", words::t().keyboard_dead, move || self.found.set(Check::Failed));
        let body = vec![
            field.view(),
            advice(move || wrong().then(|| other.into())),
            dead.view(),
            if_failed(move || self.found.get(), failed),
        ];
        section(heading, title, move || self.found.get(), body)
    }
}
