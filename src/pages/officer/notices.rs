//! "Pemberitahuan permohonan": how an officer is mailed that cases wait.

use domain::api::OfficerNotices;
use domain::notice::CaseMails;
use leptos::prelude::*;

use super::notice::Notice;
use crate::api;
use crate::components::{Choice, Part, actions, busy_button, choice_group, html, submit_form};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::officer::notices::{Text, t};
use crate::i18n::shell;
use crate::route::officer::DELEGATION;
use crate::state::form::Form;

/// The page.
#[component]
pub fn NoticesPage() -> AnyView {
    let (form, notice, taken) = (Form::new(), Notice::here(), RwSignal::new(Vec::new()));
    let fetch = move || async move {
        let chosen = api::officer_notices::chosen().await?;
        taken.try_set(vec![chosen.case_mails.as_str()]);
        Ok(chosen)
    };
    view! {
        <Loaded fetch full_width=true let:_chosen>
            <Page title=|| t().title back=DELEGATION class="sheet journey" full_width=true form=form>
                {content(form, notice, taken)}
            </Page>
        </Loaded>
    }
    .into_any()
}

fn content(form: Form, notice: Notice, taken: RwSignal<Vec<&'static str>>) -> Vec<AnyView> {
    let t = t();
    let choices = CaseMails::ALL.map(|choice| {
        let (label, hint) = words(t, choice);
        Choice { value: choice.as_str(), label: label.into(), hint: hint.into(), within: None }
    });
    let save = move || {
        let name = taken.with_untracked(|taken| taken.first().copied().unwrap_or_default());
        let chosen = OfficerNotices { case_mails: CaseMails::parse(name).unwrap_or_default() };
        notice.clear();
        form.send(async move { api::officer_notices::choose(&chosen).await }, move |()| {
            notice.show(t.saved.into());
        });
    };
    let form = submit_form(save)
        .child(choice_group("case-mails", t.when.part(), None, false, choices.into(), taken))
        .child(html::p().class("soft").child(t.always))
        .child(actions().child(busy_button(t.save, shell::t().sending, form.busy)));
    vec![h1(t.title).view(), notice.view(), html::p().child(t.lead).view(), form.view()]
}

const fn words(t: &Text, choice: CaseMails) -> (&'static str, &'static str) {
    match choice {
        CaseMails::AtOnce => (t.at_once, t.at_once_hint),
        CaseMails::Hourly => (t.hourly, t.hourly_hint),
        CaseMails::Daily => (t.daily, t.daily_hint),
        CaseMails::Never => (t.never, t.never_hint),
    }
}
