//! What waits for me, most urgent first.

use domain::api::{Inbox, InboxRow};
use leptos::ev;
use leptos::prelude::*;

use super::desk::{Desk, not_loaded};
use super::{loading, route};
use crate::page::{self, Frame, h1};
use crate::text::{fill, officer, wording};
use crate::ui::{El, el, live};

/// The page. It is up to date whenever somebody looks at it.
pub fn page() -> AnyView {
    let desk = Desk::here();
    desk.load();
    let coming_back = window_event_listener(ev::focus, move |_| desk.load());
    on_cleanup(move || coming_back.remove());
    let loaded = Memo::new(move |_| desk.inbox.with(Option::is_some));
    // A list that is there stays: made anew, it would lose the focus.
    page::show(move || {
        if loaded.get() {
            return Frame::new(officer::t().inbox).class("sheet wide").desk().content(vec![content(desk)]);
        }
        desk.failure.get().map_or_else(loading, |error| not_loaded(&error, move || desk.load()))
    })
}

fn content(desk: Desk) -> AnyView {
    let t = officer::t();
    let count = live(move || {
        let rows = desk.inbox.with(|inbox| inbox.as_ref().map_or(0, |inbox| inbox.rows.len()));
        if rows == 0 { ().into_any() } else { el("span").class("tag num").child(rows.to_string()).view() }
    });
    let rows = live(move || desk.inbox.with(|inbox| inbox.as_ref().map_or_else(|| ().into_any(), list)));
    vec![h1(t.inbox).child(" ").child(count).view(), rows].into_any()
}

fn list(inbox: &Inbox) -> AnyView {
    let t = officer::t();
    if inbox.rows.is_empty() {
        let next = match inbox.elsewhere {
            0 => t.nothing_at_all.into(),
            others => fill(t.elsewhere, &others.to_string()),
        };
        return el("section").class("empty").child(el("h2").child(t.nothing)).child(el("p").child(next)).view();
    }
    el("ul")
        .class("inbox")
        .attr("aria-label", t.queue)
        .children(inbox.rows.iter().map(|one| row(one, inbox, true).view()))
        .view()
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
                return el("p").class("soft").child(officer::t().nothing).view();
            }
            el("ul").class("inbox slim").children(rows).view()
        })
    })
}

/// One case: name, unit and step, who has it, due. `wide` leaves room for all of it.
fn row(row: &InboxRow, inbox: &Inbox, wide: bool) -> El {
    let t = officer::t();
    let about = if wide { [row.unit.as_str(), wording(&row.step)].join(" · ") } else { row.unit.clone() };
    let tag = |class: &str, text: String| el("span").class(class).child(text).view();
    let holder = match &row.taken_by {
        _ if row.taken_by_me => tag("tag good", t.with_me.into()),
        Some(name) => tag("tag", fill(t.with_colleague, name)),
        None => t.free.into_any(),
    };
    let late = row.due.is_some_and(|due| due < inbox.now);
    let due = row.due.map_or_else(|| t.no_due.into(), |due| officer::due(due, inbox.now, inbox.zone));
    let due = if late { [t.late, due.as_str()].join(": ") } else { due };
    el("li")
        .attr_if(late, "class", "late")
        .child(el("a").attr("href", route::case(&row.reference)).child(row.name.as_str()))
        .child(" ")
        .child(el("span").class("soft").child(about))
        .child(" ")
        .child(el("span").child(holder))
        .child(" ")
        .child(el("span").class("due num").child(el("span").class("vh").child(t.due_by)).child(due))
}
