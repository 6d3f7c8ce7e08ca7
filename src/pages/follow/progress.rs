//! How an application stands, in one look: who has it, by when the certificate is ready, until when the present one can sign.

use domain::api::{RenewalStatus, RenewalView};
use domain::moment::Timestamp;
use domain::renewal::TimelineState;
use domain::standard::{ClockOwner, Custody};
use leptos::prelude::*;

use super::timeline::wording_of;
use crate::components::{Element, html};
use crate::i18n::progress::{day_ahead, t};
use crate::i18n::{follow, time};

/// What happens now and by when, in sentences; nothing where the holder must act.
pub fn now(renewal: &RenewalView) -> Vec<AnyView> {
    let present = renewal.timeline.iter().find_map(|row| match row.state {
        TimelineState::Now { since, due, clock } => Some((row, since, due, clock)),
        _ => None,
    });
    let Some((row, since, due, clock)) = present.filter(|_| renewal.status == RenewalStatus::InProcess) else {
        return Vec::new();
    };
    let (t, told) = (t(), follow::t());
    let moment = |at: Timestamp| html::strong().class("num").child(time::moment(at, renewal.zone));
    let late = due.filter(|due| renewal.now > *due);
    let sentence = html::p()
        .class("lead")
        .child(html::span().class("tag").child(t.now))
        .child(" ")
        .child([wording_of(row), "."].concat());
    let begun = html::p().child(told.since).child(moment(since)).child(".");
    let authority = clock == Some(ClockOwner::Authority);
    let limit = due.filter(|_| late.is_none()).map(|due| {
        html::span().child(if authority { told.authority_due } else { told.due }).child(moment(due)).child(".")
    });
    let begun = begun.child(limit.is_some().then_some(" ")).child(limit);
    let outside = authority.then(|| html::p().class("soft").child(told.authority_clock));
    let mut parts = vec![html::div().class("present").child(sentence).child(begun).child(outside).view()];
    if let Some(due) = late {
        let missed = html::p().child(told.late).child(moment(due)).child(".");
        let help = html::p().child(told.late_help);
        parts.push(html::div().class("notice caution").child(missed).child(help).view());
    }
    parts
}

/// When the new certificate is ready, until when the holder must go on, and the present certificate's end.
pub fn dates(renewal: &RenewalView) -> Vec<AnyView> {
    let t = t();
    let strong = |text: String| html::strong().class("num").child(text);
    let line = |words: &'static str, text: String| html::p().child(words).child(strong(text));
    let mut parts: Vec<Element> = Vec::new();
    let there = renewal.custody == Custody::Authority;
    if let Some(ready) = renewal.ready_by {
        let words = if there { t.usable_by } else { t.ready_by };
        parts.push(line(words, day_ahead(ready, renewal.zone)).child("."));
    }
    if let Some(day) = renewal.go_on_by.filter(|day| renewal.now <= *day) {
        parts.push(line(t.go_on_by, day_ahead(day, renewal.zone)).child(t.go_on_why));
    }
    if let Some(end) = renewal.present_end {
        let words = if renewal.now > end { t.present_over } else { t.present };
        parts.push(line(words, time::date(end, renewal.zone)).child("."));
        let gap =
            renewal.ready_by.is_some_and(|ready| ready > end) || renewal.go_on_by.is_some_and(|day| day < renewal.now);
        if gap && renewal.now <= end {
            parts.push(html::p().child(t.gap));
        }
    }
    parts.into_iter().map(Element::view).collect()
}

/// The four phases; none of what ended without a certificate.
pub fn phases(renewal: &RenewalView) -> Option<AnyView> {
    if matches!(renewal.status, RenewalStatus::Rejected | RenewalStatus::Withdrawn | RenewalStatus::Cancelled) {
        return None;
    }
    let (t, told) = (t(), follow::t());
    let there = renewal.custody == Custody::Authority;
    let rows = [
        (t.sent, Some(renewal.submitted_at)),
        (t.checked, renewal.checked_at),
        (t.approved, renewal.approved_at),
        (if there { t.usable } else { t.ready }, renewal.issued_at),
    ];
    let present = rows.iter().position(|(_, over)| over.is_none());
    let waits = matches!(renewal.status, RenewalStatus::Returned | RenewalStatus::Passphrase);
    let items = rows.into_iter().enumerate().map(|(index, (name, over))| {
        let (class, said) = match over {
            Some(_) => ("done", told.done),
            None if present == Some(index) && waits => ("waits", told.waits),
            None if present == Some(index) => ("now", told.now),
            None => ("", told.coming),
        };
        let when = over.map(|at| html::span().class("soft num").child(time::date(at, renewal.zone)));
        html::li()
            .attr_if(!class.is_empty(), "class", class)
            .attr_if(present == Some(index), "aria-current", "step")
            .child(html::span().class("vh").child(said))
            .child(html::span().child(name))
            .child(when)
            .view()
    });
    Some(html::ol().class("phases").aria_label(t.phases).children(items).view())
}
