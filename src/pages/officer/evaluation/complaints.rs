//! Complaints by class, and whether they were answered in time.

use domain::evaluation::{Figures, percent};
use domain::standard::{ClockOwner, Wording};
use leptos::prelude::*;

use super::bars::table;
use super::times::limit_text;
use crate::components::html;
use crate::i18n::officer::evaluation as words;
use crate::i18n::{Lang, fill, lang};

/// The section.
pub fn section(figures: &Figures) -> AnyView {
    let t = words::t();
    let all = &figures.complaints;
    let counts = [
        (t.received, all.received),
        (t.reopened, all.reopened),
        (t.complaints_withdrawn, all.withdrawn),
        (t.complaints_open, all.open),
        (t.complaints_overdue, all.overdue),
    ];
    let rows = counts.iter().map(|(label, count)| vec![String::from(*label), count.to_string()]).collect();
    let classes = all.classes.iter().map(|class| {
        let title = |wording: &Wording| match lang() {
            Lang::Id => wording.id.clone(),
            Lang::En => wording.en.clone(),
        };
        let in_time = percent(class.in_time, class.answered).map_or_else(
            || t.none.into(),
            |percent| {
                let counts = fill(&fill(t.of, &class.in_time.to_string()), &class.answered.to_string());
                fill(&fill(t.percent, &percent.to_string()), &counts)
            },
        );
        vec![
            class.title.as_ref().map_or_else(|| t.unclassified.into(), title),
            class.limit.map_or_else(|| t.law.into(), |limit| limit_text(limit, ClockOwner::Office)),
            class.answered.to_string(),
            in_time,
            class.extended.to_string(),
        ]
    });
    let classes: Vec<Vec<String>> = classes.collect();
    let head = [t.class, t.limit, t.answered, t.in_time, t.extended];
    html::section()
        .child(html::h2().child(t.complaints))
        .child(table(&[t.what, t.count], rows))
        .child((!classes.is_empty()).then(|| table(&head, classes)))
        .view()
}
