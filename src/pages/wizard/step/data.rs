//! The data on record, what of it the certificate names, and one question: is it right?

use domain::api::DraftView;
use domain::journey::Step;
use domain::problem::{Fault, Field, Problem};
use leptos::prelude::*;

use crate::components::{Choice, Part, choice_group, html};
use crate::containers::field_error;
use crate::i18n::wizard as words;
use crate::pages::wizard::parts::data;
use crate::pages::wizard::step_page::{StepPage, form as step_form, go_on};
use crate::state::form::Form;
use crate::state::form::field_id;
use crate::state::wizard::Wizard;

const YES: &str = "yes";
const NO: &str = "no";

/// The data, and the question.
#[component]
pub fn DataPage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    let form = Form::new();
    let taken = RwSignal::new(match view.draft.data_right {
        Some(true) => vec![YES],
        Some(false) => vec![NO],
        None => Vec::new(),
    });
    let changes = view.draft.changes.clone();
    let submit = move || {
        let answer = taken.with_untracked(|taken| taken.first().map(|taken| *taken == YES));
        if answer.is_none() {
            form.check(vec![Problem::new(Field::DataRight, Fault::Blank)]);
            return;
        }
        wizard.answer(answer, changes.clone());
        wizard.go_on(Step::Data);
    };
    let view = StoredValue::new(view);
    let content = move || {
        let t = words::t();
        let choice =
            |value, label: &str, hint: &str| Choice { value, label: label.into(), hint: hint.into(), within: None };
        let question = choice_group(
            field_id(Field::DataRight),
            t.data_question.part(),
            form.error(Field::DataRight).map(field_error),
            false,
            vec![choice(YES, t.data_yes, ""), choice(NO, t.data_no, t.data_no_hint)],
            taken,
        );
        let mut content = vec![html::p().class("lead").child(t.data_lead).view()];
        content.extend(view.with_value(|view| data(view, |_, _| false)));
        content.push(step_form(vec![question, go_on()], submit.clone()));
        content
    };
    view! { <StepPage wizard view step=Step::Data title=|| words::t().data_title form>{content()}</StepPage> }
        .into_any()
}
