//! A complaint as whoever complained follows it.

use domain::api::{ComplaintStage, ComplaintView};
use domain::complaint::Act;
use leptos::ev;
use leptos::prelude::*;

use super::acts::Acts;
use super::checks::Checks;
use super::files::FILES;
use super::rate::Rating;
use super::{due, history, identify, outside, withdraw};
use crate::api::Error;
use crate::api::complaints::{self, Access};
use crate::components::{Part, html, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::complaint::follow::{channel, escalated, handler, stage, subject, t};
use crate::i18n::complaint::{due as sums, t as words};
use crate::i18n::{self, fill, time, wording};
use crate::route::feedback::{FEEDBACK, MY_COMPLAINTS};
use crate::state::complaint::Complaining;
use crate::state::effect::effect;
use crate::state::form::Form;

/// Where a complaint stands, until when it must be answered and why then, what happened, and what can be done.
#[component]
pub fn ComplaintPage(
    /// What opens it.
    access: Access,
) -> AnyView {
    let here = access.clone();
    view! {
        <Loaded fetch=move || of(here.clone()) let:complaint>
            <Shown access=access.clone() complaint/>
        </Loaded>
    }
    .into_any()
}

/// Owned, since a page outlives its path.
async fn of(access: Access) -> Result<ComplaintView, Error> {
    complaints::complaint(&access).await
}

#[component]
fn Shown(access: Access, complaint: RwSignal<ComplaintView>) -> AnyView {
    let complaining = Complaining::here();
    let (form, checks) = (Form::new(), Checks::new());
    let (acts, rating) = (Acts::new(form, &access, complaint), Rating::new(form, &access));
    // A file arrived.
    effect(move || {
        let arrived = complaining.files.arrived.get();
        if let Some(arrived) = arrived.filter(|arrived| acts.is_newer(arrived)) {
            complaint.set(arrived);
            page::queue_focus(FILES.into());
        }
    });
    let coming_back = window_event_listener(ev::focus, move |_| acts.look_again());
    on_cleanup(move || coming_back.remove());
    let back = if access.secret.is_some() { FEEDBACK } else { MY_COMPLAINTS };
    let faults = move || {
        let mut faults = checks.faults();
        faults.extend(acts.faults());
        faults
    };
    let content = move || content(&complaint.get(), acts, rating, checks, complaining);
    view! {
        <Page title=move || complaint.with(|complaint| stage(complaint.stage)) back form=faults>{content()}</Page>
    }
    .into_any()
}

fn content(
    complaint: &ComplaintView,
    acts: Acts,
    rating: Rating,
    checks: Checks,
    complaining: Complaining,
) -> Vec<AnyView> {
    let t = t();
    let mut parts = vec![h1(stage(complaint.stage)).view()];
    parts.extend(now(complaint));
    parts.extend(acts.reaction(complaint));
    parts.extend(rating.offer(complaint));
    if complaint.stage == ComplaintStage::Asked {
        parts.extend(history::question(complaint));
        parts.push(acts.reply(t.reply_to_question));
    }
    parts.extend(outside::view(complaint, acts.form));
    parts.push(html::h2().child(t.history).view());
    parts.push(history::view(complaint));
    if complaint.stage != ComplaintStage::Asked && complaint.acts.contains(&Act::Reply) {
        parts.push(acts.reply(t.reply));
    }
    parts.extend(acts.files(complaint, complaining.files));
    parts.push(html::h2().id("about").tabindex("-1").child(t.about).view());
    parts.push(about(complaint));
    if complaint.acts.contains(&Act::Identify) {
        parts.push(identify::view(acts, checks, complaining));
    }
    parts.extend(withdraw::view(acts, complaint));
    parts
}

/// Who has it, until when, why then, and whether that has passed.
fn now(complaint: &ComplaintView) -> Vec<AnyView> {
    let t = t();
    let zone = complaint.zone;
    let lead = |text: &str| html::p().class("lead").child(text).view();
    match complaint.stage {
        ComplaintStage::Asked => return vec![lead(t.asked_lead)],
        ComplaintStage::NoObjection => return vec![lead(t.no_objection_lead)],
        ComplaintStage::Answered => return vec![lead(t.answered_lead)],
        ComplaintStage::Solved | ComplaintStage::Withdrawn => return Vec::new(),
        ComplaintStage::Open => {}
    }
    let roles: Vec<_> = complaint.handler_roles.iter().map(|role| i18n::role::role(*role)).collect();
    let mut who = handler(complaint.handler).to_owned();
    if !roles.is_empty() {
        who = fill(&fill(t.roles, &who), &roles.join(", "));
    }
    let mut parts = vec![lead(&fill(t.has_it, &who))];
    if let Some(sum) = &complaint.due {
        let at = html::strong().class("num").child(time::moment(sum.at, zone));
        let mut stands = html::div().class(if complaint.late.is_some() { "notice bad" } else { "notice" });
        stands = stands.child(html::p().child(t.due).child(at).child("."));
        if let Some(late) = complaint.late {
            stands = stands.child(html::p().child(html::strong().child(sums::late(late))));
        }
        if let Some(to) = complaint.escalated {
            stands = stands.child(html::p().child([escalated(to), "."].concat()));
        }
        if sum.extended_by > 0 {
            stands = stands.child(html::p().child(fill(t.extended, &sums::extended(sum))));
        }
        parts.push(stands.view());
        parts.push(due::details(sums::t().why_that, sum, zone));
    }
    parts
}

fn about(complaint: &ComplaintView) -> AnyView {
    let t = t();
    let number = |text: &str| html::span().class("num").child(text.to_owned());
    let mut rows = vec![
        summary_row(words().number, number(&complaint.number), None),
        summary_row(t.received_at, number(&time::moment(complaint.received_at, complaint.zone)), None),
        summary_row(t.office, complaint.office.as_str(), None),
        summary_row(t.subject, subject(complaint.subject), None),
        summary_row(t.by, channel(complaint.channel), None),
    ];
    if let Some(class) = &complaint.class {
        rows.push(summary_row(t.class, wording(class), None));
    }
    if let Some(renewal) = &complaint.renewal {
        rows.push(summary_row(t.renewal, number(renewal), None));
    }
    if complaint.anonymous {
        rows.push(summary_row(t.reporter, t.nameless, None));
    }
    if let Some(address) = &complaint.mailed_to {
        rows.push(summary_row(t.mailed_to, address.as_str(), None));
    }
    summary_list(rows).part()
}
