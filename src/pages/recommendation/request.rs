//! One request: whose application it is, for what data, and the answer.

use domain::api::{RecommendationRequest, RecommendationState as State};
use leptos::prelude::*;

use super::data;
use crate::api::recommendation as api;
use crate::components::{actions, busy_button, html, link_button, submit_form, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::recommendation::t;
use crate::i18n::{fill, shell, time};
use crate::route::recommendation::{RecommendationRoute, WAITING};
use crate::state::form::Form;

type Request = RwSignal<RecommendationRequest>;

/// The page.
#[component]
pub fn RequestPage(
    /// Its number.
    id: i64,
) -> AnyView {
    let form = Form::new();
    view! {
        <Loaded fetch=move || api::request(id) let:request>
            <Page title=move || title(request.with(|request| request.state)) back=back(request) form>
                {content(form, request)}
            </Page>
        </Loaded>
    }
    .into_any()
}

/// The list in which the request stands.
fn back(request: Request) -> String {
    let collective = request.with_untracked(|request| request.collective);
    collective.map_or_else(|| WAITING.into(), |id| RecommendationRoute::CollectiveRequests(id).path())
}

fn title(state: State) -> &'static str {
    let t = t();
    match state {
        State::Waiting => t.request,
        State::Recommended => t.you_recommended,
        State::Declined => t.you_declined,
        State::Withdrawn => t.request_withdrawn,
        State::Expired => t.request_expired,
        State::Void => t.request_void,
    }
}

fn content(form: Form, request: Request) -> Vec<AnyView> {
    let t = t();
    let now = request.get();
    let moment = |at| html::span().class("num").child(time::moment(at, now.zone));
    let lead = match now.state {
        State::Waiting => fill(t.request_lead, &now.letter_title),
        State::Recommended => t.you_recommended_body.into(),
        State::Declined => t.you_declined_body.into(),
        State::Withdrawn | State::Expired | State::Void => t.nothing_to_do.into(),
    };
    let mut rows = data(&now.data);
    rows.push(summary_row(t.purpose, if now.reissue { t.reissue } else { t.renewal }, None));
    if !now.note.is_empty() {
        rows.push(summary_row(t.their_note, html::span().class("words").child(now.note.as_str()), None));
    }
    rows.push(summary_row(t.asked_at, moment(now.asked_at), None));
    match now.answered_at {
        Some(at) => rows.push(summary_row(t.answered_at, moment(at), None)),
        None => rows.push(summary_row(t.until, moment(now.expires_at), None)),
    }
    let mut all = vec![h1(title(now.state)).view(), html::p().class("lead").child(lead).view(), summary_list(rows)];
    if now.state == State::Waiting {
        let recommend = move || {
            form.send(api::answer(now.id, true, String::new()), move |answered| request.set(answered));
        };
        let decline = RecommendationRoute::Decline(now.id).path();
        let acts = actions().child(busy_button(t.recommend, shell::t().sending, form.busy)).child(link_button(
            "button second",
            &decline,
            t.decline,
        ));
        all.push(html::div().class("notice").child(html::p().child(t.statement)).view());
        all.push(submit_form(recommend).child(acts).view());
    } else {
        all.push(actions().child(link_button("button", &back(request), t.to_requests)).view());
    }
    all
}
