//! What the log-out did, on the page that it led to.

use leptos::prelude::*;

use crate::components::html;
use crate::i18n::shell::t;
use crate::state::session;

/// The notice; none on other pages. `kept` says what is kept there besides.
pub fn logged_out(kept: &str) -> Option<AnyView> {
    let (class, words) = if session::logged_out()? {
        ("notice good", [t().logged_out, " ", kept].concat())
    } else {
        ("notice caution", t().logged_out_here.into())
    };
    Some(html::div().class(class).role("status").child(html::p().child(words.trim_end())).view())
}
