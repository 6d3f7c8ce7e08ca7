//! The requests of one collective renewal: the head of the unit recommends several at once.

use domain::api::{CollectiveRequests, RecommendationRequest};
use leptos::ev;
use leptos::prelude::*;

use super::data;
use crate::api::recommendation as api;
use crate::components::{
    Element, actions, busy_button, html, link_button, live, submit_form, summary_list, summary_row,
};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::recommendation::collective::t;
use crate::i18n::{fill, recommendation, shell, time};
use crate::route::recommendation::{RecommendationRoute, WAITING};
use crate::state::form::Form;

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    form: Form,
    /// Requests that are not ticked.
    left: RwSignal<Vec<i64>>,
    /// What was done last.
    done: RwSignal<Option<(u32, Vec<String>)>>,
}

/// Id of what was done.
const DONE: &str = "done-notice";

/// The page.
#[component]
pub fn CollectiveRequestsPage(
    /// The collective renewal's number.
    id: i64,
) -> AnyView {
    let state = State { form: Form::new(), left: RwSignal::new(Vec::new()), done: RwSignal::new(None) };
    view! {
        <Loaded fetch=move || api::collective_requests(id) let:requests>
            <Page title=|| t().requests back=WAITING form=state.form>{content(state, requests)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(state: State, requests: RwSignal<CollectiveRequests>) -> Vec<AnyView> {
    let t = t();
    let now = requests.get();
    let recommended = fill(&fill(t.recommended_of, &now.recommended.to_string()), &now.of.to_string());
    let mut all = vec![
        h1(t.requests).view(),
        html::div().role("status").child(live(move || done(state))).view(),
        summary_list(vec![
            summary_row(t.unit, now.unit.as_str(), None),
            summary_row(t.so_far, html::span().class("num").child(recommended), None),
        ]),
    ];
    if now.requests.is_empty() {
        all.push(html::p().child(t.none_waits).view());
        all.push(actions().child(link_button("button", WAITING, recommendation::t().to_requests)).view());
        return all;
    }
    all.push(html::p().class("lead").child(fill(t.requests_lead, &now.letter_title)).view());
    let ids: Vec<i64> = now.requests.iter().map(|one| one.id).collect();
    let submit = {
        let ids = ids.clone();
        move || recommend(state, requests, &ids)
    };
    let number = move || ids.iter().filter(|id| state.left.with(|left| !left.contains(id))).count();
    let label = live(move || html::p().class("num").child(fill(t.ticked, &number().to_string())).view());
    let rows = now.requests.iter().map(|one| choice(state, one).view());
    let form = submit_form(submit)
        .child(html::fieldset().class("field").child(html::legend().child(t.who)).children(rows))
        .child(html::div().class("notice").child(html::p().child(t.statement)))
        .child(label)
        .child(actions().child(busy_button(t.recommend, shell::t().sending, state.form.busy)));
    all.push(form.view());
    all
}

fn recommend(state: State, requests: RwSignal<CollectiveRequests>, ids: &[i64]) {
    let left = state.left.get_untracked();
    let ticked: Vec<i64> = ids.iter().copied().filter(|id| !left.contains(id)).collect();
    if ticked.is_empty() {
        state.form.say(|| t().choose);
        return;
    }
    let id = requests.with_untracked(|now| now.id);
    state.form.check(Vec::new());
    state.form.send(api::recommend_together(id, ticked), move |answer| {
        state.left.set(Vec::new());
        state.done.set(Some((answer.recommended, answer.not)));
        requests.set(answer.left);
        request_animation_frame(|| page::focus_field(DONE));
    });
}

/// How many were recommended, and who was not.
fn done(state: State) -> AnyView {
    let t = t();
    let Some((recommended, not)) = state.done.get() else { return ().into_any() };
    let not = (!not.is_empty()).then(|| html::p().child(fill(t.not, &not.join(", "))));
    let tone = if not.is_some() { "notice caution" } else { "notice good" };
    let words = fill(t.done, &recommended.to_string());
    html::div().class(tone).id(DONE).tabindex("-1").child(html::p().child(words)).child(not).view()
}

/// A request to tick, with its data to unfold.
fn choice(state: State, one: &RecommendationRequest) -> Element {
    let t = t();
    let number = one.id;
    let id = ["request-", &number.to_string()].concat();
    let input = html::input()
        .r#type("checkbox")
        .id(id.as_str())
        .attr("value", number.to_string())
        .attr_if(state.left.with_untracked(|left| !left.contains(&number)), "checked", "")
        .on(ev::change, move |event| {
            let checked = event_target_checked(&event);
            state.left.update(|left| {
                left.retain(|other| *other != number);
                if !checked {
                    left.push(number);
                }
            });
        });
    let r = recommendation::t();
    let mut rows = data(&one.data);
    rows.push(summary_row(r.purpose, if one.reissue { r.reissue } else { r.renewal }, None));
    rows.push(summary_row(r.asked_at, time::moment(one.asked_at, one.zone), None));
    rows.push(summary_row(r.until, time::moment(one.expires_at, one.zone), None));
    let decline = html::a()
        .href(RecommendationRoute::Decline(number).path())
        .child(r.decline)
        .child(html::span().class("vh").child([" ", &one.data.name].concat()));
    let more = html::details()
        .child(html::summary().child(t.details).child(html::span().class("vh").child([" ", &one.data.name].concat())))
        .child(summary_list(rows))
        .child(html::p().child(decline));
    html::div()
        .child(
            html::div()
                .class("choice")
                .child(input)
                .child(html::label().r#for(id.as_str()).child(one.data.name.as_str()))
                .child(html::p().class("hint").child([&one.data.position, " · ", &one.data.unit].concat())),
        )
        .child(more)
}
