//! Satisfaction, as the survey measures it.

use domain::evaluation::Figures;
use domain::survey::Grade;
use leptos::prelude::*;

use crate::components::{html, summary_list, summary_row};
use crate::i18n::number::number;
use crate::i18n::officer::{evaluation as words, survey};
use crate::i18n::{Lang, fill, lang};
use crate::route::officer as route;

/// The section.
pub fn section(figures: &Figures) -> AnyView {
    let t = words::t();
    let plans = html::p().child(html::a().href(route::SURVEY_PLANS).child(survey::t().title));
    let section = html::section().child(html::h2().child(t.survey));
    let Some(figures) = figures.survey else {
        return section.child(html::p().class("soft").child(t.survey_months)).child(plans).view();
    };
    let sample = fill(&fill(t.sample, &figures.respondents.to_string()), &figures.needed.to_string());
    let index = figures
        .index
        .zip(figures.grade)
        .map_or_else(|| t.too_few.into(), |(index, which)| fill(&fill(t.index_grade, &points(index)), grade(which)));
    let rows = vec![
        summary_row(t.index, index, None),
        summary_row(t.respondents, sample, None),
        summary_row(t.served, number(figures.served), None),
    ];
    section.child(summary_list(rows)).child(plans).view()
}

/// Hundredths of a point: "88,31".
fn points(index: u32) -> String {
    let between = match lang() {
        Lang::Id => ",",
        Lang::En => ".",
    };
    let rest = index % 100;
    [&(index / 100).to_string(), between, &(rest / 10).to_string(), &(rest % 10).to_string()].concat()
}

fn grade(grade: Grade) -> &'static str {
    let t = words::t();
    match grade {
        Grade::A => t.grade_a,
        Grade::B => t.grade_b,
        Grade::C => t.grade_c,
        Grade::D => t.grade_d,
    }
}
