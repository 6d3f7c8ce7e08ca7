//! The list of cases: what waits for the officer, most urgent first, and every other view of the agency's cases.

pub mod address;
mod batch;
mod row;
pub mod table;
mod views;

use domain::api::{CaseList, CaseListQuery, CaseListView};
use leptos::ev;
use leptos::prelude::*;

use crate::components::{actions, html, live, secondary_button};
use crate::containers::loaded::{loading, not_loaded};
use crate::containers::shortcuts::shortcuts;
use crate::containers::{Page, h1, page};
use crate::i18n::number::up_to_thousand;
use crate::i18n::{failure, fill, officer, officer::desk as words};
use crate::route::officer as route;
use crate::state::desk::{Desk, at_search};
use crate::state::effect::effect;
use batch::Batch;

/// The list. It is up to date whenever somebody looks at it.
#[component]
pub fn CasesPage() -> AnyView {
    let desk = Desk::here();
    at_search(false);
    address::follow(desk);
    desk.load();
    let coming_back = window_event_listener(ev::focus, move |_| desk.load());
    on_cleanup(move || coming_back.remove());
    let loaded = Memo::new(move |_| desk.list.with(Option::is_some));
    let (batch, before) = (Batch::new(desk), desk.done_before());
    // Beside the frame: a count must not make the page anew.
    effect(move || page::show_faults(&title(desk), false));
    // A list that is there stays: rebuilt, it would lose the focus.
    let waiting = move || match desk.failure.get() {
        Some(error) => not_loaded(&error, move || desk.load()),
        None => loading().full_width(),
    };
    live(move || {
        if !loaded.get() {
            return page::show(waiting);
        }
        view! {
            <Page title=|| words::t().inbox class="sheet wide cases" full_width=true>
                {content(desk, batch, before)}
            </Page>
        }
        .into_any()
    })
}

/// Of the tab: how many wait comes first.
fn title(desk: Desk) -> String {
    let name = words::view(desk.query.with(|query| query.view));
    match desk.list.with(|list| list.as_ref().map_or(0, |list| count_of(list, CaseListView::Waiting))) {
        0 => name.into(),
        count => ["(", &up_to_thousand(count), ") ", name].concat(),
    }
}

fn content(desk: Desk, batch: Batch, before: RwSignal<Option<String>>) -> AnyView {
    let done = live(move || {
        let words = before.get();
        words.map_or_else(
            || ().into_any(),
            |words| html::div().class("notice good").child(html::p().child(words)).view(),
        )
    });
    let heading = live(move || h1(words::view(desk.query.with(|query| query.view))).view());
    let rows = live(move || {
        desk.list.with(|list| list.as_ref().map_or_else(|| ().into_any(), |list| rows(desk, list, batch)))
    });
    let stale = live(move || {
        let failure = desk.failure.get();
        failure.map_or_else(|| ().into_any(), |error| html::p().class("error").child(failure::text(&error)).view())
    });
    let head = html::div()
        .class("listhead")
        .child(heading)
        .child(live(move || complaints(desk)))
        .child(views::steps(desk))
        .child(views::saved(desk))
        .child(shortcuts());
    let main = html::div().class("rows").child(html::div().role("status").child(done).child(stale)).child(rows);
    let body = html::div().class("viewed").child(views::views(desk)).child(main);
    vec![head.view(), body.view(), batch.bar(), batch.dialog()].into_any()
}

/// How many complaints there are for whoever handles some.
fn complaints(desk: Desk) -> AnyView {
    let counts = desk.list.with(|list| list.as_ref().and_then(|list| list.complaints));
    let Some(counts) = counts.filter(|counts| counts.open > 0) else { return ().into_any() };
    let words = fill(words::t().complaint_counts, &counts.open.to_string());
    let words = fill(&words, &counts.overdue.to_string());
    html::p().child(html::a().class("num").href(route::COMPLAINTS).child(words)).view()
}

/// How many cases a view has.
fn count_of(list: &CaseList, view: CaseListView) -> u32 {
    list.counts.iter().find(|counted| counted.view == view).map_or(0, |counted| counted.count)
}

fn rows(desk: Desk, list: &CaseList, batch: Batch) -> AnyView {
    if list.rows.is_empty() {
        return empty(desk, list);
    }
    vec![table::table(list, Some((desk, batch))), more(desk, list)].into_any()
}

/// The next page, and how many are shown.
fn more(desk: Desk, list: &CaseList) -> AnyView {
    let t = words::t();
    if list.more.is_none() {
        return ().into_any();
    }
    let shown = html::span().class("soft num").child(fill(t.shown, &list.rows.len().to_string()));
    actions().child(secondary_button(t.more, move || desk.more())).child(shown).view()
}

fn empty(desk: Desk, list: &CaseList) -> AnyView {
    let (t, d) = (officer::t(), words::t());
    let section = |heading: &str| html::section().class("empty").child(html::h2().child(heading));
    let query = desk.query.get_untracked();
    if query.view != CaseListView::Waiting || query.step.is_some() {
        let all = secondary_button(d.show_all, move || desk.show(CaseListQuery::default()));
        return section(d.none_in_view).child(actions().child(all)).view();
    }
    let next = match count_of(list, CaseListView::Open) {
        0 => t.none_waiting.into(),
        others => fill(t.waiting_for_others, &up_to_thousand(others)),
    };
    let due = list.next_due.map(|due| words::next_due(due, list.now, list.zone));
    section(t.empty).child(html::p().child(next)).child(due.map(|due| html::p().class("soft num").child(due))).view()
}

/// The list beside an open case.
pub fn beside(desk: Desk, open: &str) -> AnyView {
    let open = open.to_owned();
    live(move || {
        desk.list.with(|list| {
            let Some(list) = list else { return ().into_any() };
            if list.rows.is_empty() {
                return html::p().class("soft").child(words::t().none_in_view).view();
            }
            vec![row::rows(list, &open), more(desk, list)].into_any()
        })
    })
}

/// What was found, beside an open case.
pub fn found_beside(desk: Desk, open: &str) -> AnyView {
    let open = open.to_owned();
    live(move || {
        desk.search.result.with(|result| result.as_ref().map_or_else(|| ().into_any(), |list| row::rows(list, &open)))
    })
}
