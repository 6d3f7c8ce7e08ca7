//! The layout around every page of a kiosk.

use leptos::prelude::*;

use crate::components::{Part, html};
use crate::containers::{Keyboard, SwitchSettingsButton};
use crate::state::agencies::Agencies;
use crate::state::switches::Switches;

/// The whole app around its `page`.
pub fn with_shell(page: AnyView) -> AnyView {
    Agencies::provide();
    Switches::provide();
    vec![header(), page, view! { <Keyboard/> }.into_any()].part()
}

fn header() -> AnyView {
    let wrap = html::div()
        .class("wrap")
        .child(html::span().class("brand").child(NAME))
        .child(view! { <SwitchSettingsButton/> }.into_any());
    html::header().class("head").child(wrap).view()
}

/// Name of the service, which is not translated.
const NAME: &str = "Perbarui";
