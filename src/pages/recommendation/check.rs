//! Whom the holder asks, and what they will see, before it is sent.

use domain::api::{HeadOfUnit, MyRecommendation, NewRecommendationRequest};
use domain::problem::{Fault, Field as Answer, Problem};
use domain::recommendation::MAX_NOTE;
use leptos::prelude::*;

use super::{Asking, data, head};
use crate::api::recommendation as api;
use crate::components::{Field, actions, busy_button, html, link_button, submit_form, summary_list};
use crate::containers::{Page, field_error, h1};
use crate::i18n::recommendation::t;
use crate::i18n::shell;
use crate::route::recommendation::{RECOMMENDATION, RecommendationRoute};
use crate::state::form::{Form, field_id};

/// The page. Without somebody found, e.g. after a reload, it leads to where they are looked up.
#[component]
pub fn CheckPage() -> AnyView {
    let (form, asking) = (Form::new(), Asking::here());
    let Some((found, mine)) = asking.found.get_untracked() else {
        queue_microtask(|| RecommendationRoute::Mine.replace());
        return ().into_any();
    };
    let content = move || content(form, asking, &found, &mine);
    view! { <Page title=|| t().check back=RECOMMENDATION form>{content()}</Page> }.into_any()
}

fn content(form: Form, asking: Asking, found: &HeadOfUnit, mine: &MyRecommendation) -> Vec<AnyView> {
    let t = t();
    let submit = move || {
        let note: String = asking.note.get_untracked().trim().into();
        let long = note.chars().count() > usize::from(MAX_NOTE);
        let fault = long.then(|| Problem::new(Answer::Message, Fault::TooLong(MAX_NOTE)));
        if !form.check(fault.into_iter().collect()) {
            return;
        }
        let identifier = asking.identifier.get_untracked();
        form.send(api::ask(NewRecommendationRequest { identifier, note }), move |_| {
            RecommendationRoute::Mine.replace();
            asking.forget();
        });
    };
    let field = Field::new(field_id(Answer::Message), t.note_label, asking.note)
        .hint(t.note_hint)
        .rows(4)
        .error(form.error(Answer::Message).map(field_error));
    let acts = actions().child(busy_button(t.send, shell::t().sending, form.busy)).child(link_button(
        "button second",
        RECOMMENDATION,
        t.other,
    ));
    vec![
        h1(t.check).view(),
        summary_list(vec![head(t.asked, found)]),
        html::h2().child(t.shown).view(),
        html::p().child(t.shown_body).view(),
        summary_list(data(&mine.data)),
        submit_form(submit).child(field.view()).child(acts).view(),
    ]
}
