//! A kiosk's header: name, agency, language, text size, contrast, and the button that ends the journey.

use domain::api::WipeCause;
use leptos::prelude::*;

use super::Journey;
use crate::components::{Element, Part, button, html, live};
use crate::containers::SwitchSettingsButton;
use crate::i18n::kiosk::t;
use crate::i18n::{self, shell};
use crate::state::kiosk::{Display, SIZES, choose_language};

pub(super) fn header(journey: Journey) -> AnyView {
    let display = Display::here();
    let parts = live(move || {
        i18n::follow();
        let agency = journey.terminal.open().map(|kiosk| html::span().class("agency").child(kiosk.agency_name));
        let finish = journey.is_on().then(|| {
            let end = move || journey.end(WipeCause::Finished);
            button("button finish", t().finish, end)
        });
        vec![html::span().class("brand").child(NAME).view(), agency.part(), tools(display).view(), finish.part()].part()
    });
    html::header().class("head").child(html::div().class("wrap").child(parts)).view()
}

fn tools(display: Display) -> Element {
    let t = t();
    let other = i18n::lang().other();
    let language = button("tool", shell::t().other_language, move || choose_language(other)).attr("lang", other.code());
    let names = [t.size_normal, t.size_large, t.size_largest];
    let sizes = SIZES.into_iter().zip(names).map(|(size, name)| {
        let class = ["tool size ", size].concat();
        pressed(button(&class, LETTER, move || display.size.set(size)), move || display.size.get() == size)
            .aria_label(name)
            .view()
    });
    let contrast = button("tool", t.contrast, move || display.contrast.update(|high| *high = !*high));
    html::nav()
        .class("tools")
        .aria_label(t.tools)
        .child(language)
        .child(html::div().class("sizes").role("group").aria_label(t.size).children(sizes))
        .child(pressed(contrast, move || display.contrast.get()))
        .child(view! { <SwitchSettingsButton/> }.into_any())
}

fn pressed(button: Element, is_pressed: impl Fn() -> bool + Send + 'static) -> Element {
    button.live_attr("aria-pressed", move || Some(String::from(if is_pressed() { "true" } else { "false" })))
}

/// Shown in three sizes.
const LETTER: &str = "A";

/// Name of the service, which is not translated.
const NAME: &str = "Perbarui";
