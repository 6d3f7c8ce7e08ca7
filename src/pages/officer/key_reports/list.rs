//! The reports that this officer may see.

use domain::api::{KeyReportList, KeyReportRow};
use leptos::prelude::*;

use crate::api::key_report as api;
use crate::components::{Element, Part, html};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::key_report as words;
use crate::i18n::officer::key_report::t;
use crate::i18n::{fill, time};
use crate::route::officer as route;

/// The page.
#[component]
pub fn ListPage() -> AnyView {
    view! {
        <Loaded fetch=api::list full_width=true let:list>
            <Page title=|| t().title class="sheet wide" full_width=true>{list.with(content)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(list: &KeyReportList) -> Vec<AnyView> {
    let t = t();
    let rows = |rows: &[KeyReportRow]| html::ul().class("inbox").children(rows.iter().map(|one| row(one, list).view()));
    let open = if list.open.is_empty() { html::p().child(t.none) } else { rows(&list.open) };
    let ended = (!list.ended.is_empty()).then(|| vec![html::h2().child(t.ended).view(), rows(&list.ended).view()]);
    vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view(), open.view(), ended.part()]
}

fn row(row: &KeyReportRow, list: &KeyReportList) -> Element {
    let t = t();
    let report = &row.report;
    let late = report.due.is_some_and(|due| due < list.now);
    let due = report.due.map(|due| {
        let words = fill(if late { t.late } else { t.due }, &time::moment(due, list.zone));
        html::span().class("due num").child(words)
    });
    let (state, _) = words::state(report, list.now, list.zone);
    let ended = report.outcome.map(|_| html::span().class("tags").child(html::span().class("tag").child(state)));
    html::li()
        .attr_if(late, "class", "late")
        .child(html::a().href(route::key_report(row.id)).child(row.name.as_str()))
        .child(" ")
        .child(html::span().class("soft").child([words::reason(report.reason), " · ", &row.unit].concat()))
        .child(" ")
        .child(due)
        .child(ended)
}
