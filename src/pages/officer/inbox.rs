//! The inbox: cases that wait for the officer, most urgent first.

use domain::api::{Inbox, InboxQuery, InboxShow};
use leptos::ev;
use leptos::prelude::*;

use super::row::row;
use crate::components::{actions, button, html, live, secondary_button};
use crate::containers::loaded::{loading, not_loaded};
use crate::containers::{Page, h1, page};
use crate::i18n::{failure, fill, number, officer, officer::desk as words, wording};
use crate::route::officer as route;
use crate::state::desk::{Desk, at_search};

/// The inbox. It is up to date whenever somebody looks at it.
#[component]
pub fn InboxPage() -> AnyView {
    let desk = Desk::here();
    at_search(false);
    desk.load();
    let coming_back = window_event_listener(ev::focus, move |_| desk.load());
    on_cleanup(move || coming_back.remove());
    let loaded = Memo::new(move |_| desk.inbox.with(Option::is_some));
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
            <Page title=|| officer::t().inbox class="sheet wide" full_width=true>
                {content(desk)}
            </Page>
        }
        .into_any()
    })
}

fn content(desk: Desk) -> AnyView {
    let count = live(move || {
        let count = desk.inbox.with(|inbox| inbox.as_ref().map_or(0, |inbox| inbox.waiting));
        if count == 0 {
            ().into_any()
        } else {
            html::span().class("tag num").child(number::up_to_thousand(count)).view()
        }
    });
    let rows =
        live(move || desk.inbox.with(|inbox| inbox.as_ref().map_or_else(|| ().into_any(), |inbox| list(desk, inbox))));
    let stale = live(move || {
        let failure = desk.failure.get();
        failure.map_or_else(|| ().into_any(), |error| html::p().class("error").child(failure::text(&error)).view())
    });
    let status = html::div().role("status").child(stale);
    let title = h1(officer::t().inbox).child(" ").child(count).view();
    vec![title, live(move || complaints(desk)), filter(desk), status.view(), rows].into_any()
}

/// How many complaints there are for whoever handles some.
fn complaints(desk: Desk) -> AnyView {
    let counts = desk.inbox.with(|inbox| inbox.as_ref().and_then(|inbox| inbox.complaints));
    let Some(counts) = counts.filter(|counts| counts.open > 0) else { return ().into_any() };
    let words = fill(words::t().complaint_counts, &counts.open.to_string());
    let words = fill(&words, &counts.overdue.to_string());
    html::p().child(html::a().class("num").href(route::COMPLAINTS).child(words)).view()
}

/// Which cases, and at which step. Rebuilt only when other steps can be chosen.
fn filter(desk: Desk) -> AnyView {
    let shown = [InboxShow::All, InboxShow::Overdue, InboxShow::Mine].map(|show| {
        let count = live(move || {
            let count = desk.inbox.with(|inbox| inbox.as_ref().map_or(0, |inbox| count_of(inbox, show)));
            html::span().class("num").child([" (", &number::up_to_thousand(count), ")"].concat()).view()
        });
        button("", words::show(show), move || desk.show(InboxQuery { show, ..desk.filter.get_untracked() }))
            .live_attr("aria-pressed", move || Some(desk.filter.with(|filter| filter.show == show).to_string()))
            .child(count)
            .view()
    });
    let steps =
        Memo::new(move |_| desk.inbox.with(|inbox| inbox.as_ref().map_or_else(Vec::new, |inbox| inbox.steps.clone())));
    let step = live(move || {
        let t = words::t();
        let steps = steps.get();
        // A choice of one is none.
        if steps.len() < 2 {
            return ().into_any();
        }
        let chosen = desk.filter.with_untracked(|filter| filter.step.clone()).unwrap_or_default();
        let all = [(String::new(), t.any_step.to_owned())].into_iter();
        let options = all.chain(steps.into_iter().map(|step| (step.id, wording(&step.title).to_owned())));
        let options = options.map(|(id, title)| {
            html::option().attr("value", id.as_str()).attr_if(id == chosen, "selected", "").child(title).view()
        });
        let select = html::select().id(STEP).autocomplete("off").children(options).on(ev::change, move |event| {
            let step = Some(event_target_value(&event)).filter(|id| !id.is_empty());
            desk.show(InboxQuery { step, ..desk.filter.get_untracked() });
        });
        html::p().child(html::label().r#for(STEP).child(t.step)).child(select).view()
    });
    let pills = html::div().class("pills").role("group").aria_label(words::t().filter).children(shown);
    html::div().class("filter").child(pills).child(step).view()
}

const STEP: &str = "inbox-step";

const fn count_of(inbox: &Inbox, show: InboxShow) -> u32 {
    match show {
        InboxShow::All => inbox.waiting,
        InboxShow::Overdue => inbox.overdue,
        InboxShow::Mine => inbox.mine,
    }
}

fn list(desk: Desk, inbox: &Inbox) -> AnyView {
    if inbox.rows.is_empty() {
        return empty(desk, inbox);
    }
    let list = html::ul()
        .class("inbox")
        .aria_label(officer::t().queue)
        .children(inbox.rows.iter().map(|one| row(one, inbox, true).view()));
    vec![list.view(), more(desk, inbox)].into_any()
}

/// The next page, and how many are shown.
fn more(desk: Desk, inbox: &Inbox) -> AnyView {
    let t = words::t();
    if inbox.more.is_none() {
        return ().into_any();
    }
    let shown = html::span().class("soft num").child(fill(t.shown, &inbox.rows.len().to_string()));
    actions().child(secondary_button(t.more, move || desk.more())).child(shown).view()
}

fn empty(desk: Desk, inbox: &Inbox) -> AnyView {
    let (t, d) = (officer::t(), words::t());
    let section = |heading: &str| html::section().class("empty").child(html::h2().child(heading));
    let filter = desk.filter.get_untracked();
    let narrowed = match filter.show {
        InboxShow::Overdue => Some(d.none_overdue),
        InboxShow::Mine => Some(d.none_mine),
        InboxShow::All => filter.step.as_ref().map(|_| d.none_step),
    };
    if let Some(heading) = narrowed.filter(|_| inbox.waiting > 0) {
        let all = secondary_button(d.show_all, move || desk.show(InboxQuery::default()));
        return section(heading).child(actions().child(all)).view();
    }
    let next = match inbox.with_others {
        0 => t.none_waiting.into(),
        others => officer::with_others(others),
    };
    let due = inbox.next_due.map(|due| words::next_due(due, inbox.now, inbox.zone));
    section(t.empty).child(html::p().child(next)).child(due.map(|due| html::p().class("soft num").child(due))).view()
}

/// The queue beside an open case.
pub fn queue(desk: Desk, open: &str) -> AnyView {
    let open = open.to_owned();
    live(move || {
        desk.inbox.with(|inbox| {
            let Some(inbox) = inbox else { return ().into_any() };
            let rows = inbox
                .rows
                .iter()
                .map(|one| row(one, inbox, false).attr_if(one.reference == open, "aria-current", "true").view());
            if inbox.rows.is_empty() {
                return html::p().class("soft").child(officer::t().empty).view();
            }
            vec![html::ul().class("inbox slim").children(rows).view(), more(desk, inbox)].into_any()
        })
    })
}
