//! Gives a delegation.

use domain::api::{Delegations, NewDelegation};
use domain::delegation::DelegationDays;
use domain::moment::Date;
use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use crate::api;
use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::i18n::officer::{self, delegation as words};
use crate::i18n::shell;
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::date::date;
use crate::pages::officer::notice::Notice;
use crate::state::form::field_id;

/// What was typed.
#[derive(Clone, Copy)]
pub struct Give {
    /// What is wrong with it.
    pub checked: CheckedForm,
    to: RwSignal<String>,
    first: RwSignal<String>,
    last: RwSignal<String>,
}

impl Give {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { checked: CheckedForm::new(), to: text(), first: text(), last: text() }
    }

    /// The form, or why there is none.
    pub fn view(self, notice: Notice, data: RwSignal<Delegations>, now: &Delegations) -> Vec<AnyView> {
        let t = words::t();
        let heading = html::h2().child(t.new).view();
        if now.colleagues.is_empty() {
            return vec![heading, html::p().child(t.alone).view()];
        }
        let mut options = vec![(String::new(), String::from(t.choose))];
        options.extend(now.colleagues.iter().map(|colleague| {
            let roles: Vec<_> = colleague.roles.iter().map(|role| officer::role(*role)).collect();
            (colleague.id.0.to_string(), [&colleague.name, " – ", &roles.join(", ")].concat())
        }));
        let field = |answer: Answer, label: &'static str, typed| {
            let id = field_id(answer);
            Field::new(id, label, typed).error(self.checked.error(id))
        };
        let form = submit_form(move || self.send(notice, data))
            .child(field(Answer::Delegate, t.to, self.to).options(options).view())
            .child(date(field(Answer::FirstDay, t.first, self.first)))
            .child(date(field(Answer::LastDay, t.last, self.last)))
            .child(html::p().class("soft").child(t.but))
            .child(actions().child(busy_button(t.give, shell::t().sending, self.checked.form.busy)));
        vec![heading, form.view()]
    }

    fn send(self, notice: Notice, data: RwSignal<Delegations>) {
        notice.clear();
        self.checked.check(Vec::new());
        let body = match self.asked(data) {
            Ok(body) => body,
            Err(problems) => {
                self.checked.form.check(problems);
                return;
            }
        };
        self.checked.form.send(async move { api::delegation::give(&body).await }, move |all| {
            for typed in [self.to, self.first, self.last] {
                typed.set(String::new());
            }
            data.set(all);
            notice.show(words::t().done.into());
        });
    }

    /// What is asked for, or what is wrong with it.
    fn asked(self, data: RwSignal<Delegations>) -> Result<NewDelegation, Vec<Problem>> {
        let mut problems = Vec::new();
        let to = self.to.with_untracked(|to| {
            data.with_untracked(|data| {
                data.colleagues.iter().map(|colleague| colleague.id).find(|id| id.0.to_string() == *to)
            })
        });
        if to.is_none() {
            problems.push(Problem::new(Answer::Delegate, Fault::Blank));
        }
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
        if let Some((first, last)) = days {
            let days = DelegationDays { first, last };
            problems.extend(days.check(data.with_untracked(|data| data.today)).err().unwrap_or_default());
            if let Some(to) = to.filter(|_| problems.is_empty()) {
                return Ok(NewDelegation { to, days });
            }
        }
        Err(problems)
    }
}
