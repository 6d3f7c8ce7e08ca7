//! The applications that took the office longest, by their numbers.

use domain::evaluation::Figures;
use leptos::prelude::*;

use super::bars::table;
use crate::components::html;
use crate::i18n::officer::{desk, evaluation as words};

/// The section.
pub fn section(figures: &Figures) -> AnyView {
    let t = words::t();
    let section = html::section().child(html::h2().child(t.slowest));
    if figures.slowest.is_empty() {
        return section.child(html::p().class("soft").child(t.no_slowest)).view();
    }
    let rows = figures.slowest.iter();
    let rows =
        rows.map(|slow| vec![slow.reference.clone(), desk::working(slow.office), desk::span(slow.authority)]).collect();
    section.child(table(&[t.reference, t.office, t.authority], rows)).view()
}
