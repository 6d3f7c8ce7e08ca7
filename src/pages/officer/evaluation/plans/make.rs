//! Chooses months, shows what people answered in them, and makes the plan for the lowest element.

use domain::api::{NewSurveyPlan, SurveyPlans, SurveyResult};
use domain::moment::Date;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::survey::Month;
use leptos::prelude::*;

use super::answers;
use crate::api;
use crate::components::{Field, actions, busy_button, html, live, submit_form};
use crate::i18n::officer::survey::{self as words, month};
use crate::i18n::{fill, shell, survey};
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::pages::officer::date::date;
use crate::pages::officer::notice::Notice;
use crate::state::form::field_id;

/// Months that can be chosen, the present one included.
const MONTHS: i32 = 36;

/// What was chosen and typed.
#[derive(Clone, Copy)]
pub struct Make {
    checked: CheckedForm,
    notice: Notice,
    first: RwSignal<String>,
    last: RwSignal<String>,
    found: RwSignal<Option<(SurveyResult, Vec<String>)>>,
    what: RwSignal<String>,
    owner: RwSignal<String>,
    due: RwSignal<String>,
}

impl Make {
    /// Nothing yet.
    pub fn new(notice: Notice) -> Self {
        let text = || RwSignal::new(String::new());
        let (first, last, what, owner, due) = (text(), text(), text(), text(), text());
        Self { checked: CheckedForm::new(), notice, first, last, found: RwSignal::new(None), what, owner, due }
    }

    /// Everything wrong.
    pub fn faults(self) -> Faults {
        self.checked.faults()
    }

    /// The choice of months; then their answers and the form.
    pub fn view(self, data: RwSignal<SurveyPlans>, today: Date) -> Vec<AnyView> {
        let t = words::t();
        let present = Month::of(today);
        if self.last.with_untracked(String::is_empty) {
            // The last three months that are over.
            self.first.set(present.plus(-3).to_string());
            self.last.set(present.plus(-1).to_string());
        }
        let options = || {
            let one = |back: i32| present.plus(-back);
            (0..MONTHS).map(|back| (one(back).to_string(), month(one(back)))).collect::<Vec<_>>()
        };
        let field = |id, label: &'static str, typed| Field::new(id, label, typed).error(self.checked.error(id));
        let choose = submit_form(move || self.look())
            .class("inline")
            .child(field(FIRST, t.first, self.first).options(options()).view())
            .child(field(LAST, t.last, self.last).options(options()).view())
            .child(
                actions().child(busy_button(t.show, shell::t().sending, self.checked.form.busy).class("button second")),
            );
        let found = live(move || {
            self.found.with(|found| {
                let Some((result, remarks)) = found else { return ().into_any() };
                let mut parts = answers::view(result, remarks);
                parts.extend(self.form(data, result));
                html::section().id(FOUND).tabindex("-1").aria_label(words::t().result).children(parts).view()
            })
        });
        vec![html::h2().child(t.choose).view(), choose.view(), found]
    }

    /// The form for the lowest element, where there is one without a plan.
    fn form(self, data: RwSignal<SurveyPlans>, result: &SurveyResult) -> Vec<AnyView> {
        let t = words::t();
        let Some(lowest) = result.lowest else { return Vec::new() };
        let name = survey::element(lowest);
        let planned = data.with_untracked(|all| {
            let same = |plan: &domain::api::SurveyPlan| {
                plan.element == lowest && plan.first == result.first && plan.last == result.last
            };
            all.plans.iter().any(same)
        });
        if planned {
            return vec![html::p().child(fill(t.planned, name)).view()];
        }
        let field = |answer: Answer, label: &'static str, typed| {
            let id = field_id(answer);
            Field::new(id, label, typed).error(self.checked.error(id))
        };
        let (first, last) = (result.first, result.last);
        let form = submit_form(move || self.send(data, (first, last)))
            .child(field(Answer::Plan, t.what, self.what).rows(4).view())
            .child(field(Answer::PlanOwner, t.owner, self.owner).hint(t.owner_hint).view())
            .child(date(field(Answer::PlanDue, t.due, self.due)))
            .child(actions().child(busy_button(t.make, shell::t().sending, self.checked.form.busy)));
        vec![html::h3().child(fill(t.plan_for, name)).view(), form.view()]
    }

    fn look(self) {
        self.notice.clear();
        let month = |typed: RwSignal<String>| typed.with_untracked(|typed| Month::parse(typed));
        let Some((first, last)) = month(self.first).zip(month(self.last)) else { return };
        if last < first {
            self.checked.check(vec![(LAST, words::t().order.into())]);
            return;
        }
        self.checked.check(Vec::new());
        let request = async move {
            let result = api::survey::result(first, last).await?;
            Ok((result, api::survey::remarks(first, last).await?))
        };
        self.checked.form.send(request, move |found| {
            self.found.set(Some(found));
            request_animation_frame(|| crate::containers::page::focus_field(FOUND));
        });
    }

    fn send(self, data: RwSignal<SurveyPlans>, (first, last): (Month, Month)) {
        self.notice.clear();
        self.checked.check(Vec::new());
        let typed = self.due.get_untracked();
        let due = Date::typed(&typed);
        let new = NewSurveyPlan {
            first,
            last,
            what: self.what.get_untracked(),
            owner: self.owner.get_untracked(),
            due: due.unwrap_or(Date::MAX),
        };
        let mut problems = data.with_untracked(|all| new.problems(all.today));
        if due.is_none() {
            let fault = if typed.trim().is_empty() { Fault::Blank } else { Fault::DateShape };
            problems.push(Problem::new(Answer::PlanDue, fault));
        }
        if !self.checked.form.check(problems) {
            return;
        }
        self.checked.form.send(async move { api::survey::make_plan(&new).await }, move |all| {
            for typed in [self.what, self.owner, self.due] {
                typed.set(String::new());
            }
            self.found.set(None);
            data.set(all);
            self.notice.show(words::t().made.into());
        });
    }
}

const FIRST: &str = "first-month";
const LAST: &str = "last-month";
const FOUND: &str = "found";
