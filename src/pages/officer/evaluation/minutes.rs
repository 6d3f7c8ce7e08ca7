//! Minutes and decisions of the meeting: the newest, earlier versions, and a form for another one.

use domain::api::{EvaluationView, MINUTES_MAX, MinutesView, NewMinutes};
use domain::problem::Field as Answer;
use leptos::prelude::*;

use super::State;
use crate::api;
use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::containers::field_error;
use crate::i18n::officer::evaluation as words;
use crate::i18n::{fill, shell, time};
use crate::state::form::{Form, field_id};

/// What is being written. It begins with the newest version, once.
#[derive(Clone, Copy)]
pub struct Writing {
    /// What is wrong with it.
    pub form: Form,
    minutes: RwSignal<String>,
    decisions: RwSignal<String>,
    begun: StoredValue<bool>,
}

impl Writing {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { form: Form::new(), minutes: text(), decisions: text(), begun: StoredValue::new(false) }
    }

    /// The section.
    pub fn section(self, state: State, view: &EvaluationView) -> Vec<AnyView> {
        let t = words::t();
        if let Some(newest) = view.minutes.first().filter(|_| !self.begun.get_value()) {
            self.minutes.set(newest.minutes.clone());
            self.decisions.set(newest.decisions.clone());
        }
        self.begun.set_value(true);
        let field = |answer: Answer, label: &'static str, typed| {
            let id = field_id(answer);
            Field::new(id, label, typed)
                .rows(8)
                .hint(fill(t.at_most, &MINUTES_MAX.to_string()))
                .error(self.form.error(answer).map(field_error))
                .view()
        };
        let form = submit_form(move || self.send(state))
            .child(field(Answer::Minutes, t.minutes, self.minutes))
            .child(field(Answer::Decisions, t.decisions, self.decisions))
            .child(actions().child(busy_button(t.keep, shell::t().sending, self.form.busy)));
        let versions = view.minutes.iter().map(|version| one(version, view));
        let versions = (!view.minutes.is_empty())
            .then(|| html::details().child(html::summary().child(t.versions)).children(versions).view());
        let lead = if view.minutes.is_empty() { t.no_minutes } else { t.minutes_lead };
        let mut section =
            vec![html::h2().child(t.meeting).view(), html::p().class("soft").child(lead).view(), form.view()];
        section.extend(versions);
        section
    }

    fn send(self, state: State) {
        state.notice.clear();
        self.form.check(Vec::new());
        let (period, version) = state
            .data
            .with_untracked(|view| (view.figures.period, view.minutes.first().map_or(0, |newest| newest.version)));
        let (minutes, decisions) = (self.minutes.get_untracked(), self.decisions.get_untracked());
        let body = NewMinutes { period, version, minutes, decisions };
        if let Err(problems) = body.check() {
            self.form.check(problems);
            return;
        }
        self.form.send(async move { api::evaluation::write_minutes(&body).await }, move |view| {
            state.data.set(view);
            state.notice.show(words::t().kept.into());
        });
    }
}

fn one(version: &MinutesView, view: &EvaluationView) -> AnyView {
    let t = words::t();
    let head = fill(&fill(t.written, &time::moment(version.at, view.zone)), &version.by);
    let number = fill(t.version_number, &version.version.to_string());
    let text = |heading: &str, words: &str| {
        let heading = html::p().child(html::strong().child(heading));
        html::div().child(heading).child(html::p().class("words").child(words)).view()
    };
    let content = if version.erased {
        vec![html::p().class("soft").child(t.erased).view()]
    } else {
        vec![text(t.minutes, &version.minutes), text(t.decisions, &version.decisions)]
    };
    html::section()
        .child(html::h3().child(number))
        .child(html::p().class("soft num").child(head))
        .children(content)
        .view()
}
