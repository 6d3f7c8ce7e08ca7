//! The complaints of whoever is logged in.

use domain::api::ComplaintSummary;
use leptos::prelude::*;

use crate::api;
use crate::components::{actions, html, link_button};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::complaint::follow::{stage, t};
use crate::i18n::{fill, time};
use crate::route::feedback::{COMPLAINTS, FEEDBACK, FeedbackRoute};

/// A list of them, and the way to a new one.
#[component]
pub fn MyComplaintsPage() -> AnyView {
    view! {
        <Loaded fetch=api::complaints::mine let:mine>
            <Page title=|| t().mine back=FEEDBACK>{mine.with(|mine| content(mine))}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(mine: &[ComplaintSummary]) -> Vec<AnyView> {
    let t = t();
    let mut parts = vec![h1(t.mine).view()];
    if mine.is_empty() {
        parts.push(html::p().child(t.none).view());
    } else {
        parts.push(html::ul().class("messages").children(mine.iter().map(row)).view());
    }
    parts.push(actions().child(link_button("button second", COMPLAINTS, t.new)).view());
    parts
}

fn row(one: &ComplaintSummary) -> AnyView {
    let href = FeedbackRoute::MyComplaint(one.number.clone()).path();
    let received = [t().received_at, ": ", &time::moment(one.received_at, one.zone)].concat();
    let due = one.due.map(|due| html::p().class("num").child(fill(t().due_by, &time::moment(due, one.zone))));
    html::li()
        .child(html::p().child(html::a().class("num").href(href).child(one.number.as_str())))
        .child(html::p().child(html::strong().child(stage(one.stage))))
        .child(html::p().class("soft num").child(received))
        .child(due)
        .view()
}
