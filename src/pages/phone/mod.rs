//! Pages of a phone that scanned a kiosk's QR code. Nobody is logged in there.

mod hand_off;
mod terminal;

pub use hand_off::HandOffPage;
pub use terminal::TerminalPage;

use domain::api::TerminalStatement;
use leptos::prelude::*;

use crate::components::{html, summary_list, summary_row};
use crate::i18n::hand_off as words;

/// The digits that both screens show, and which terminal it is.
fn statement(terminal: &TerminalStatement) -> Vec<AnyView> {
    let t = words::t();
    let rows = vec![
        summary_row(t.name, terminal.name.as_str(), None),
        summary_row(t.place, terminal.place.as_str(), None),
        summary_row(t.office, terminal.office.as_str(), None),
        summary_row(t.version, terminal.version.as_str(), None),
    ];
    vec![html::p().class("matching-code num").child(terminal.code.as_str()).view(), summary_list(rows)]
}
