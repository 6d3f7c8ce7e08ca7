//! Declines a request, for a reason that the holder reads.

use domain::problem::{Fault, Field as Answer, Problem};
use domain::recommendation::MAX_NOTE;
use leptos::prelude::*;

use crate::api::recommendation as api;
use crate::components::{Field, actions, busy_button, submit_form};
use crate::containers::{Page, field_error};
use crate::i18n::recommendation::t;
use crate::i18n::shell;
use crate::route::recommendation::RecommendationRoute;
use crate::state::form::{Form, field_id};

/// The page.
#[component]
pub fn DeclinePage(
    /// The request's number.
    id: i64,
) -> AnyView {
    let (form, reason) = (Form::new(), RwSignal::new(String::new()));
    let back = RecommendationRoute::Request(id).path();
    let content = move || content(form, id, reason);
    view! { <Page title=|| t().why_not back form>{content()}</Page> }.into_any()
}

fn content(form: Form, id: i64, reason: RwSignal<String>) -> AnyView {
    let t = t();
    let submit = move || {
        let words: String = reason.get_untracked().trim().into();
        let fault = match words.chars().count() {
            0 => Some(Fault::Blank),
            count if count > usize::from(MAX_NOTE) => Some(Fault::TooLong(MAX_NOTE)),
            _ => None,
        };
        let problems = fault.map(|fault| Problem::new(Answer::Note, fault)).into_iter().collect();
        if form.check(problems) {
            form.send(api::answer(id, false, words), move |_| RecommendationRoute::Request(id).replace());
        }
    };
    let field = Field::new(field_id(Answer::Note), t.why_not, reason)
        .heading()
        .hint(t.why_not_hint)
        .rows(4)
        .error(form.error(Answer::Note).map(field_error));
    let decline = busy_button(t.decline, shell::t().sending, form.busy);
    submit_form(submit).child(field.view()).child(actions().child(decline)).view()
}
