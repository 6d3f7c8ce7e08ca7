//! One application that waits for its holder: resends the link, or cancels the filing.

use domain::api::{CancelFiling, HolderActionRow, HolderActions};
use domain::problem::{Fault, Field as Answer, Problem};
use domain::renewal::{HolderAction, Refusal};
use leptos::prelude::*;

use super::{FilingFrame, RefusedPage, form};
use crate::api::{self, Error};
use crate::components::{Field, actions, busy_button, html, summary_list, summary_row};
use crate::containers::Loaded;
use crate::i18n::officer::holder_action as words;
use crate::i18n::{fill, time};
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::notice::Notice;
use crate::route::navigation;
use crate::route::officer as route;
use crate::state::form::field_id;
use crate::state::session::Session;

/// The page of one application.
#[component]
pub fn HolderActionPage(
    /// Its number.
    reference: String,
) -> AnyView {
    let session = Session::here();
    if !session.me.with_untracked(|me| me.as_ref().is_some_and(|me| domain::renewal::may_file(&me.roles))) {
        return view! { <RefusedPage/> }.into_any();
    }
    let (notice, again, ending) = (Notice::here(), CheckedForm::new(), CheckedForm::new());
    let reason = RwSignal::new(String::new());
    let fetch = move || {
        let reference = reference.clone();
        async move { api::filing::holder_actions(Some(&reference)).await }
    };
    let faults = move || {
        let mut faults = again.faults();
        faults.extend(ending.faults());
        faults
    };
    view! {
        <Loaded fetch full_width=true let:data>
            <FilingFrame title=move || data.with(title) back=route::FILING form=faults>
                {one(data, notice, (again, ending), reason)}
            </FilingFrame>
        </Loaded>
    }
    .into_any()
}

fn title(cases: &HolderActions) -> &'static str {
    let t = words::t();
    let passphrase = cases.rows.first().is_some_and(|case| case.action == HolderAction::Passphrase);
    if passphrase { t.passphrases } else { t.confirmation }
}

fn one(
    data: RwSignal<HolderActions>,
    notice: Notice,
    (again, ending): (CheckedForm, CheckedForm),
    reason: RwSignal<String>,
) -> Vec<AnyView> {
    let t = words::t();
    let cases = data.get();
    let Some(case) = cases.rows.first().cloned() else { return Vec::new() };
    let moment = |at| time::moment(at, cases.zone);
    let mut facts = vec![
        summary_row(t.name, case.name.as_str(), None),
        summary_row(t.reference, html::span().class("num whole").child(case.reference.as_str()), None),
    ];
    facts.extend(case.filed_by.as_ref().map(|name| summary_row(t.filed_by, name.as_str(), None)));
    facts.push(summary_row(t.since, moment(case.since), None));
    facts.push(summary_row(t.sent, moment(case.link_sent_at), None));
    let early = (case.next_link_at > cases.now).then(|| fill(t.again_from, &moment(case.next_link_at)));
    let send = {
        let (reference, version) = (case.reference.clone(), case.version);
        let soon = fill(t.too_soon, &moment(case.next_link_at));
        move || resend_link(data, notice, again, (reference.clone(), version), soon.clone())
    };
    let act = actions().child(busy_button(t.again, t.sending, again.form.busy));
    let mut content = vec![
        notice.view(),
        summary_list(facts),
        html::p().child(html::a().href(route::case(&case.reference)).child(t.open_case)).view(),
        html::h2().child(t.again).view(),
        html::p().child(t.again_lead).view(),
        html::p().child(t.reminders).view(),
        early.map_or_else(|| ().into_any(), |early| html::p().class("soft num").child(early).view()),
        form(vec![act.view()], send).view(),
    ];
    if case.cancellable {
        content.extend(end(data, &case, ending, reason));
    }
    content
}

fn resend_link(
    data: RwSignal<HolderActions>,
    notice: Notice,
    again: CheckedForm,
    (reference, version): (String, u32),
    soon: String,
) {
    notice.clear();
    again.check(Vec::new());
    let request = async move {
        match api::filing::resend_link(&reference, version).await {
            Ok(cases) => Ok(Ok(cases)),
            Err(Error::Conflict(Some(Refusal::TooSoon))) => Ok(Err((None, soon))),
            Err(Error::Conflict(_)) => newer(&reference).await,
            Err(error) => Err(error),
        }
    };
    again.form.send(request, move |answer| match answer {
        Ok(cases) => {
            data.set(cases);
            notice.show(words::t().done.into());
        }
        Err(wrong) => show_newer(data, again, wrong),
    });
}

/// What the page shows after somebody else was faster, and what it says.
type FieldError = (Option<HolderActions>, String);

/// The newest state; an error where it waits no more.
async fn newer(reference: &str) -> Result<Result<HolderActions, FieldError>, Error> {
    let cases = api::filing::holder_actions(Some(reference)).await?;
    Ok(Err((Some(cases), words::t().newer.into())))
}

fn show_newer(data: RwSignal<HolderActions>, checked: CheckedForm, (cases, words): FieldError) {
    if let Some(cases) = cases {
        data.set(cases);
    }
    checked.check(vec![("", words)]);
}

fn end(
    data: RwSignal<HolderActions>,
    case: &HolderActionRow,
    ending: CheckedForm,
    reason: RwSignal<String>,
) -> Vec<AnyView> {
    let t = words::t();
    let id = field_id(Answer::Reason);
    let (reference, version) = (case.reference.clone(), case.version);
    let done = Notice::for_next_page();
    let submit = move || {
        let words: String = reason.get_untracked().trim().into();
        if words.is_empty() {
            ending.check(Vec::new());
            ending.form.check(vec![Problem::new(Answer::Reason, Fault::Blank)]);
            return;
        }
        ending.check(Vec::new());
        let (reference, number) = (reference.clone(), reference.clone());
        let body = CancelFiling { version, reason: words };
        let request = async move {
            match api::filing::cancel(&reference, &body).await {
                Err(Error::Conflict(_)) => newer(&reference).await,
                answer => answer.map(Ok),
            }
        };
        ending.form.send(request, move |answer| match answer {
            Ok(_) => {
                navigation::go(route::FILING);
                // Once this page is gone, which forgets what it told.
                request_animation_frame(move || done.show(fill(words::t().ended, &number)));
            }
            Err(wrong) => show_newer(data, ending, wrong),
        });
    };
    let field = Field::new(id, t.reason, reason).rows(3).error(ending.error(id)).view();
    let act = busy_button(t.end, t.sending, ending.form.busy).class("button danger");
    vec![
        html::h2().child(t.end).view(),
        html::p().child(t.end_lead).view(),
        form(vec![field, actions().child(act).view()], submit).view(),
    ]
}
