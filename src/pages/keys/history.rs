//! What happened to a report of a key.

use domain::api::KeyReportEntry;
use domain::moment::Zone;
use leptos::prelude::*;

use crate::components::{Element, html};
use crate::i18n::key_report::{self as words, t};
use crate::i18n::time;

/// The history as a list, oldest first; `heading` is of the level that the page needs.
pub fn history(heading: Element, entries: &[KeyReportEntry], zone: Zone) -> AnyView {
    let line = |entry: &KeyReportEntry| {
        let on = entry.on.map(|day| [" (", &time::day(day), ")"].concat()).unwrap_or_default();
        let note = (!entry.note.is_empty()).then(|| html::p().class("words").child(entry.note.as_str()));
        html::li()
            .child(html::span().class("num soft").child(time::moment(entry.at, zone)))
            .child(": ")
            .child([words::news(entry.what), &on].concat())
            .child(note)
            .view()
    };
    let list = html::ul().children(entries.iter().map(line));
    html::div().child(heading.child(t().history)).child(list).view()
}
