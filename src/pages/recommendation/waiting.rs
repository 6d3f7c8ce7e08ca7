//! What waits for the recommendation of whoever is logged in.

use domain::api::{RecommendationRequests, RecommendationRow};
use domain::moment::Zone;
use leptos::prelude::*;

use crate::api::recommendation as api;
use crate::components::{html, summary_list, summary_row};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::recommendation::t;
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
        all.push(summary_list(requests.rows.iter().map(|one| row(one, requests.zone)).collect()));
    }
    all
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
