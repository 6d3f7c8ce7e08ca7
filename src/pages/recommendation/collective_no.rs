//! A holder does not take part in a collective renewal, with a reason if they like.

use domain::problem::{Fault, Field as Answer, Problem};
use domain::recommendation::MAX_NOTE;
use leptos::prelude::*;

use crate::api::recommendation as api;
use crate::components::{Field, actions, busy_button, html, submit_form};
use crate::containers::{Page, field_error, h1};
use crate::i18n::recommendation::collective::t;
use crate::i18n::shell;
use crate::route::recommendation::{COLLECTIVE, RecommendationRoute};
use crate::state::form::{Form, field_id};

/// The page.
#[component]
pub fn CollectiveNoPage() -> AnyView {
    let (form, reason) = (Form::new(), RwSignal::new(String::new()));
    let content = move || content(form, reason);
    view! { <Page title=|| t().no_title back=COLLECTIVE form>{content()}</Page> }.into_any()
}

fn content(form: Form, reason: RwSignal<String>) -> Vec<AnyView> {
    let t = t();
    let submit = move || {
        let words: String = reason.get_untracked().trim().into();
        let long = words.chars().count() > usize::from(MAX_NOTE);
        let fault = long.then(|| Problem::new(Answer::Note, Fault::TooLong(MAX_NOTE)));
        if form.check(fault.into_iter().collect()) {
            form.send(api::take_part(false, words), |_| RecommendationRoute::Collective.replace());
        }
    };
    let field = Field::new(field_id(Answer::Note), t.no_reason, reason)
        .hint(t.no_reason_hint)
        .rows(4)
        .error(form.error(Answer::Note).map(field_error));
    let act = busy_button(t.no, shell::t().sending, form.busy);
    vec![
        h1(t.no_title).view(),
        html::p().child(t.no_body).view(),
        submit_form(submit).child(field.view()).child(actions().child(act)).view(),
    ]
}
