//! The layout around every page of a kiosk.

use leptos::prelude::*;

use crate::components::{Part, html};
use crate::state::agencies::Agencies;

/// The whole app around its `page`.
pub fn with_shell(page: AnyView) -> AnyView {
    Agencies::provide();
    vec![header(), page].part()
}

fn header() -> AnyView {
    let wrap = html::div().class("wrap").child(html::span().class("brand").child(NAME));
    html::header().class("head").child(wrap).view()
}

/// Name of the service, which is not translated.
const NAME: &str = "Perbarui";
