//! Chooses another period: a closed one, or any days.

use domain::api::{EvaluationView, period_asked};
use domain::evaluation::Period;
use domain::moment::Date;
use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::i18n::officer::evaluation as words;
use crate::i18n::{fill, time};
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::date::date;
use crate::route::{navigation, officer as route};
use crate::state::form::field_id;

/// What was typed.
#[derive(Clone, Copy)]
pub struct Choice {
    /// What is wrong with it.
    pub checked: CheckedForm,
    first: RwSignal<String>,
    last: RwSignal<String>,
}

impl Choice {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { checked: CheckedForm::new(), first: text(), last: text() }
    }

    /// Links to periods, and a form for any other.
    pub fn section(self, view: &EvaluationView) -> Vec<AnyView> {
        let t = words::t();
        let this = view.figures.period;
        let around = Period::around(view.today, view.every);
        let mut periods = vec![around, Period::last_before(view.today, view.every)];
        periods
            .extend(view.closed_periods.iter().copied().filter(|closed| !periods.contains(closed)).collect::<Vec<_>>());
        periods.retain(|period| *period != this);
        let link = |period: Period| {
            let days = fill(&fill(t.period, &time::day(period.first())), &time::day(period.last()));
            html::li().child(html::a().href(route::evaluation(period)).child(days)).view()
        };
        let today = view.today;
        let field = |answer: Answer, label: &'static str, typed| {
            let id = field_id(answer);
            date(Field::new(id, label, typed).error(self.checked.error(id)))
        };
        let form = submit_form(move || self.go(today))
            .child(field(Answer::FirstDay, t.first, self.first))
            .child(field(Answer::LastDay, t.last, self.last))
            .child(actions().child(busy_button(t.show, t.show, self.checked.form.busy)));
        vec![html::h2().child(t.choose).view(), html::ul().children(periods.into_iter().map(link)).view(), form.view()]
    }

    fn go(self, today: Date) {
        let mut problems = Vec::new();
        let mut day = |field, typed: RwSignal<String>| {
            let typed = typed.get_untracked();
            let day = Date::typed(&typed);
            if day.is_none() {
                let fault = if typed.trim().is_empty() { Fault::Blank } else { Fault::DateShape };
                problems.push(Problem::new(field, fault));
            }
            day
        };
        let days = day(Answer::FirstDay, self.first).zip(day(Answer::LastDay, self.last));
        match days.map(|(first, last)| period_asked(first, last, today)) {
            Some(Ok(period)) => navigation::go(&route::evaluation(period)),
            Some(Err(problem)) => drop(self.checked.form.check(vec![problem])),
            None => drop(self.checked.form.check(problems)),
        }
    }
}
