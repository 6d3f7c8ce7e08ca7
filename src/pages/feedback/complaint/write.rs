//! The complaint itself: what it is about, its words, who complains, files.

use domain::api::ComplaintForm;
use domain::complaint::TEXT_MAX;
use domain::standard::AgencyId;
use leptos::prelude::*;

use super::checks::Checks;
use super::leave::ask_before_leaving;
use super::who::choice;
use super::{before, files, who};
use crate::api;
use crate::components::{Field, Part, actions, busy_button, choice_group, html, live, submit_form};
use crate::containers::{Loaded, Page, field_error, h1};
use crate::i18n::complaint::{number, t};
use crate::i18n::fill;
use crate::route::feedback::{FEEDBACK, FeedbackRoute};
use crate::state::complaint::{Complaining, subject, who as is};
use crate::state::form::Form;

/// Complains at an agency.
#[component]
pub fn WritePage(
    /// The agency's id.
    agency: String,
    /// Reference of the application that it is about.
    about: Option<String>,
) -> AnyView {
    let complaining = Complaining::here();
    complaining.files.begin();
    if let Some(reference) = about {
        complaining.who.set(vec![is::HOLDER]);
        complaining.renewal.set(reference);
    }
    ask_before_leaving(move || complaining.text.with_untracked(|text| !text.trim().is_empty()));
    let (form, checks) = (Form::new(), Checks::new());
    let faults = move || {
        let mut faults = checks.faults();
        faults.extend(form.faults());
        faults
    };
    let agency = StoredValue::new(agency);
    view! {
        <Loaded fetch=move || form_of(agency.get_value()) let:about>
            <Page title=|| t().title back=FEEDBACK form=faults>
                {content(complaining, form, checks, &agency.get_value(), about)}
            </Page>
        </Loaded>
    }
    .into_any()
}

/// Owned, since a page outlives its path.
async fn form_of(agency: String) -> Result<ComplaintForm, api::Error> {
    api::complaints::form(&agency).await
}

fn content(
    complaining: Complaining,
    form: Form,
    checks: Checks,
    agency: &str,
    about: RwSignal<ComplaintForm>,
) -> Vec<AnyView> {
    let t = t();
    let here = AgencyId(agency.to_owned());
    let submit = move || {
        let found = about.with_untracked(|about| checks.check(complaining, about));
        if form.busy.get_untracked() || !found || !form.check(Vec::new()) {
            return;
        }
        form.send(complaining.send(here.clone()), move |receipt| {
            complaining.sent(receipt);
            FeedbackRoute::Complained.replace();
        });
    };
    let about = &about.get_untracked();
    complaining.max_bytes.set_value(about.max_file_bytes);
    let choices =
        vec![choice(subject::SERVICE, t.service, t.service_hint), choice(subject::CONDUCT, t.conduct, t.conduct_hint)];
    let subject = choice_group(
        "subject",
        t.subject.part(),
        checks.of("subject").map(field_error),
        false,
        choices,
        complaining.subject,
    );
    let text = Field::new("text", t.text, complaining.text).hint(t.text_hint).rows(8);
    let count = live(move || {
        let count = complaining.text.with(|text| text.trim().chars().count());
        fill(&fill(t.count, &number(count)), &number(TEXT_MAX.into())).part()
    });
    let fields = submit_form(submit)
        .child(subject)
        .child(text.error(checks.of("text").map(field_error)).view())
        .child(html::p().class("soft num").child(count))
        .child(who::view(complaining, checks, about))
        .child(files::before_sending(complaining, about, checks.of("files")))
        .child(actions().child(busy_button(t.send, t.sending, form.busy)));
    let mut parts = vec![h1(t.title).view(), html::p().class("lead").child(fill(t.office, &about.office)).view()];
    parts.push(html::p().child(t.law).view());
    parts.extend(before::view(agency, about));
    parts.push(fields.view());
    parts
}
