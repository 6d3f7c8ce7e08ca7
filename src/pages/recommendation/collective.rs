//! The collective renewal to which a holder is invited: what it is, and whether they take part.

use domain::api::{CollectiveInvitation, MyCollective};
use domain::collective::MemberState as State;
use leptos::prelude::*;

use super::head;
use crate::api::recommendation as api;
use crate::components::{actions, busy_button, html, link_button, submit_form, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::recommendation::collective::t;
use crate::i18n::{fill, shell, time};
use crate::route::recommendation::RecommendationRoute;
use crate::route::{APPLY, HOME, navigation};
use crate::state::form::Form;

type Mine = RwSignal<MyCollective>;

/// The page.
#[component]
pub fn CollectivePage() -> AnyView {
    let form = Form::new();
    view! {
        <Loaded fetch=api::collective let:mine>
            <Page title=move || mine.with(title) back=HOME form>{content(form, mine)}</Page>
        </Loaded>
    }
    .into_any()
}

fn title(mine: &MyCollective) -> &'static str {
    let t = t();
    match &mine.invitation {
        None => t.no_invitation,
        Some(invitation) if is_over(invitation) => t.over,
        Some(CollectiveInvitation { state: State::Invited, .. }) => t.invited,
        Some(CollectiveInvitation { state: State::Declined, .. }) => t.declined,
        Some(_) => t.joined,
    }
}

/// Whether there is nothing left to do in it.
fn is_over(invitation: &CollectiveInvitation) -> bool {
    !invitation.open && matches!(invitation.state, State::Expired | State::Declined | State::LeftOut)
}

fn content(form: Form, mine: Mine) -> Vec<AnyView> {
    let t = t();
    let now = mine.get();
    let mut all = vec![h1(title(&now)).view()];
    let Some(invitation) = &now.invitation else {
        all.push(html::p().class("lead").child(t.no_invitation_body).view());
        all.push(actions().child(link_button("button", APPLY, t.apply)).view());
        return all;
    };
    all.push(html::p().class("lead").child(lead(&now, invitation)).view());
    if invitation.state == State::Invited && invitation.open {
        let steps = [t.step_data, t.step_ask, t.step_passphrase, t.step_send];
        all.push(html::ol().children(steps.map(|step| html::li().child(step).view())).view());
    }
    let mut rows = vec![
        summary_row(t.unit, invitation.unit.as_str(), None),
        head(t.head, &invitation.head),
        summary_row(t.started_by, invitation.started_by.as_str(), None),
        summary_row(t.ends, html::span().class("num").child(time::moment(invitation.ends_at, now.zone)), None),
    ];
    if !invitation.note.is_empty() {
        rows.push(summary_row(t.message, html::span().class("words").child(invitation.note.as_str()), None));
    }
    if !invitation.reason.is_empty() {
        rows.push(summary_row(t.reason, html::span().class("words").child(invitation.reason.as_str()), None));
    }
    all.push(summary_list(rows));
    all.push(acts(form, invitation));
    all
}

fn lead(now: &MyCollective, invitation: &CollectiveInvitation) -> String {
    let t = t();
    match invitation.state {
        _ if is_over(invitation) => t.over_body.into(),
        State::Invited => fill(t.invited_body, &now.letter_title),
        State::Declined => t.declined_body.into(),
        State::Asked => t.asked_body.into(),
        State::Recommended => fill(t.recommended_body, &now.letter_title),
        State::HeadDeclined => fill(t.head_declined_body, &now.letter_title),
        State::Sent => t.sent_body.into(),
        State::Issued => t.issued_body.into(),
        State::Joined | State::Ended | State::LeftOut | State::Expired => t.joined_body.into(),
    }
}

fn acts(form: Form, invitation: &CollectiveInvitation) -> AnyView {
    let t = t();
    let no = link_button("button second", &RecommendationRoute::CollectiveNo.path(), t.no);
    match invitation.state {
        _ if is_over(invitation) => actions().child(link_button("button", APPLY, t.apply)).view(),
        State::Invited | State::Declined => {
            let join = move || form.send(api::take_part(true, String::new()), |_| navigation::go(APPLY));
            let yes = busy_button(t.yes, shell::t().sending, form.busy);
            let no = (invitation.state == State::Invited).then_some(no);
            submit_form(join).child(actions().child(yes).child(no)).view()
        }
        State::Asked | State::HeadDeclined => {
            let to = RecommendationRoute::Mine.path();
            actions().child(link_button("button", &to, t.to_request)).view()
        }
        State::Sent | State::Issued => actions().child(link_button("button", HOME, t.to_certificate)).view(),
        State::Recommended => actions().child(link_button("button", APPLY, t.go_on)).view(),
        State::Joined | State::Ended | State::LeftOut | State::Expired => {
            actions().child(link_button("button", APPLY, t.go_on)).child(no).view()
        }
    }
}
