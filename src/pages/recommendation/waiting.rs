//! What waits for the recommendation of whoever is logged in.

use domain::api::{CollectiveGroup, RecommendationRequests, RecommendationRow};
use domain::moment::Zone;
use leptos::prelude::*;

use crate::api::recommendation as api;
use crate::components::{html, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::recommendation::{self, collective as words, t};
use crate::i18n::{fill, time};
use crate::route::ACCOUNT;
use crate::route::recommendation::RecommendationRoute;

/// The list.
#[component]
pub fn WaitingPage() -> AnyView {
    view! {
        <Loaded fetch=api::waiting let:requests>
            <Page title=|| t().requests back=ACCOUNT>{requests.with(content)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(requests: &RecommendationRequests) -> Vec<AnyView> {
    let t = t();
    let mut all = vec![h1(t.requests).view(), html::p().class("lead").child(t.requests_lead).view()];
    if requests.rows.is_empty() {
        all.push(html::p().child(t.none).view());
    } else {
        let single = requests.rows.iter().filter(|one| one.collective.is_none());
        let single = single.map(|one| row(one, requests.zone));
        all.push(summary_list(requests.collectives.iter().map(group).chain(single).collect()));
    }
    all
}

/// The requests of a collective renewal stand together.
fn group(one: &CollectiveGroup) -> AnyView {
    let t = words::t();
    let name = fill(t.group, &one.unit);
    let about = html::p().class("num").child(fill(t.group_waiting, &one.waiting.to_string()));
    let link = html::a().href(RecommendationRoute::CollectiveRequests(one.id).path()).child(recommendation::t().open);
    let link = link.child(html::span().class("vh").child([" ", &name].concat()));
    summary_row(&name, about, Some(link.view()))
}

fn row(one: &RecommendationRow, zone: Zone) -> AnyView {
    let t = t();
    let moment = |words: &str, at| html::p().class("num").child(fill(words, &time::moment(at, zone))).view();
    let about = vec![
        html::p().child(one.unit.as_str()).view(),
        moment(t.row_asked, one.asked_at),
        moment(t.row_until, one.expires_at),
    ];
    let link = html::a().href(RecommendationRoute::Request(one.id).path()).child(t.open);
    let link = link.child(html::span().class("vh").child([" ", &one.name].concat()));
    summary_row(&one.name, about, Some(link.view()))
}
