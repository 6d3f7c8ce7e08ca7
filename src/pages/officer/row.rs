//! A line of the inbox.

use domain::api::{Inbox, InboxRow};

use crate::components::{Element, html};
use crate::i18n::{fill, officer, officer::desk as words, wording};
use crate::route::officer as route;

/// One case: name, unit and step, who has it, since when it waits, when it is due. `wide` leaves room for all of it.
pub fn row(row: &InboxRow, inbox: &Inbox, wide: bool) -> Element {
    let t = officer::t();
    let d = words::t();
    // Without `..`: a field that is added must be shown here, or nowhere on purpose.
    let InboxRow { reference, name, unit, step, since, due, late, taken_by, taken_by_me, stands_in_for } = row;
    let about = if wide { [unit.as_str(), wording(step)].join(" · ") } else { unit.clone() };
    let due = due.map_or_else(|| t.no_due.into(), |due| officer::due(due, *late, inbox.now, inbox.zone));
    let waits = words::waits(inbox.now.seconds_since(*since));
    let stands_in = stands_in_for.as_ref().map(|name| html::span().class("tag caution").child(fill(d.stands_in, name)));
    // In the narrow list only what is not free.
    let holder = (wide || taken_by.is_some()).then(|| holder(taken_by.as_deref(), *taken_by_me));
    let late = late.is_some();
    let mark = late.then(|| html::span().class("mark").aria_hidden("true").child("!"));
    html::li()
        .attr_if(late, "class", "late")
        .child(html::a().href(route::case(reference)).child(name.as_str()))
        .child(" ")
        .child(html::span().class("soft").child(about))
        .child(" ")
        .child(html::span().class("tags").child(holder).child(" ").child(stands_in))
        .child(" ")
        .child(
            html::span()
                .class("due num")
                .child(mark)
                .child(html::span().class("vh").child(t.due_by))
                .child(due)
                .child(" ")
                .child(wide.then(|| html::span().class("waits").child(waits))),
        )
}

/// Who has taken the case.
fn holder(taken_by: Option<&str>, by_me: bool) -> Element {
    let t = officer::t();
    match taken_by {
        _ if by_me => html::span().class("tag good").child(t.with_me),
        Some(name) => html::span().class("tag").child(fill(t.with_colleague, name)),
        None => html::span().class("free").child(t.free),
    }
}
