//! The time used, by step, beside its limits; one section a version of the standard.

use domain::api::EvaluationView;
use domain::evaluation::{Durations, VersionFigures, percent};
use domain::standard::{ClockOwner, TimeLimit, TimeUnit, Wording};
use leptos::prelude::*;

use super::bars::{Bar, bars, table};
use crate::components::html;
use crate::i18n::number::number;
use crate::i18n::officer::{desk, evaluation as words};
use crate::i18n::{Lang, fill, lang};

/// The section.
pub fn section(version: &VersionFigures, view: &EvaluationView) -> AnyView {
    let t = words::t();
    let mut rows = Vec::new();
    let mut drawn = [Vec::new(), Vec::new()];
    for step in &version.steps {
        let title = step_title(step.number, &step.title);
        rows.push(row(&title, step.clock, &step.durations, step.overdue.to_string()));
        let [office, authority] = &mut drawn;
        let bars = if step.clock == ClockOwner::Office { office } else { authority };
        bars.extend(bar(title, step.clock, &step.durations));
    }
    rows.push(row(t.whole_office, ClockOwner::Office, &version.office, t.none.into()));
    rows.push(row(t.whole_authority, ClockOwner::Authority, &version.authority, t.none.into()));
    let several = (view.figures.versions.len() > 1).then(|| {
        let name = version.standard.0.get(..8).unwrap_or_default();
        let text = if version.standard == view.current { t.version_current } else { t.version };
        html::p().child(fill(text, name))
    });
    let [office, authority] = drawn;
    html::section()
        .child(html::h2().child(t.times))
        .child(several)
        .child(html::p().class("soft").child(t.times_note))
        .child((!office.is_empty()).then(|| bars(t.office_bars, office)))
        .child((!authority.is_empty()).then(|| bars(t.authority_bars, authority)))
        .child(table(&[t.step, t.clock, t.limit, t.count, t.median, t.p90, t.in_time, t.overdue], rows))
        .view()
}

fn step_title(number: Option<u8>, title: &Wording) -> String {
    let title = match lang() {
        Lang::Id => &title.id,
        Lang::En => &title.en,
    };
    number.map_or_else(|| title.clone(), |number| [&number.to_string(), ". ", title].concat())
}

fn bar(label: String, clock: ClockOwner, all: &Durations) -> Option<Bar> {
    let (short, long) = all.median.zip(all.p90)?;
    let words = fill(&fill(words::t().bar, &duration(short, clock)), &duration(long, clock));
    Some(Bar { label, long, short, words })
}

fn row(title: &str, clock: ClockOwner, all: &Durations, overdue: String) -> Vec<String> {
    let t = words::t();
    let time = |seconds: Option<i64>| seconds.map_or_else(|| t.none.into(), |seconds| duration(seconds, clock));
    let whose = if clock == ClockOwner::Office { t.office } else { t.authority };
    let in_time = percent(all.in_time, all.bound).map_or_else(
        || t.none.into(),
        |percent| {
            let counts = fill(&fill(t.of, &all.in_time.to_string()), &all.bound.to_string());
            fill(&fill(t.percent, &percent.to_string()), &counts)
        },
    );
    let limit = all.limit.map_or_else(|| t.none.into(), |limit| limit_text(limit, clock));
    vec![title.into(), whose.into(), limit, number(all.count), time(all.median), time(all.p90), in_time, overdue]
}

/// The office's time in hours, since a working day is no day.
fn duration(seconds: i64, clock: ClockOwner) -> String {
    // Rounded up, as limits are judged.
    let seconds = (seconds + 59) / 60 * 60;
    if clock == ClockOwner::Office { desk::working(seconds) } else { desk::span(seconds) }
}

/// A time limit in words.
pub fn limit_text(limit: TimeLimit, clock: ClockOwner) -> String {
    let t = words::t();
    let text = match (limit.unit, clock) {
        (TimeUnit::Minutes, _) => t.minutes_limit,
        (TimeUnit::Hours, _) => t.hours_limit,
        (TimeUnit::Days, ClockOwner::Office) => t.working_days_limit,
        (TimeUnit::Days, ClockOwner::Authority) => t.days_limit,
    };
    fill(text, &limit.amount.to_string())
}
