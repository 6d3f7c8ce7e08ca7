//! How many applications were sent, and how they ended.

use domain::evaluation::{Figures, percent};
use leptos::prelude::*;

use super::bars::{Bar, bars, table};
use crate::components::html;
use crate::i18n::fill;
use crate::i18n::number::number;
use crate::i18n::officer::evaluation as words;

/// The section.
pub fn section(figures: &Figures) -> AnyView {
    let t = words::t();
    let (sent, ended) = (figures.sent, figures.outcomes);
    let bar = |label: &str, count: u32| Bar {
        label: label.into(),
        long: i64::from(count),
        short: i64::from(count),
        words: number(count),
    };
    let outcomes = [
        (t.finished, ended.finished),
        (t.rejected, ended.rejected),
        (t.withdrawn, ended.withdrawn),
        (t.cancelled, ended.cancelled),
        (t.open, ended.open),
    ];
    let mut rows =
        vec![vec![t.by_holder.into(), number(sent.by_holder)], vec![t.by_office.into(), number(sent.by_office)]];
    rows.extend(outcomes.iter().map(|(label, count)| vec![String::from(*label), number(*count)]));
    rows.push(vec![t.acts.into(), number(figures.acts.count)]);
    rows.push(vec![t.stood_in.into(), number(figures.acts.stood_in)]);
    rows.push(vec![t.ending.into(), number(figures.ending)]);
    let take_up = percent(sent.by_holder, sent.by_holder + sent.by_office)
        .map(|percent| html::p().child(fill(t.take_up, &percent.to_string())));
    html::section()
        .child(html::h2().child(t.applications))
        .child(bars(t.outcomes, outcomes.iter().map(|(label, count)| bar(label, *count)).collect()))
        .child(take_up)
        .child(table(&[t.what, t.count], rows))
        .view()
}
