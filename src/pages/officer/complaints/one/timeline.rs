//! What happened to a complaint, latest first. What colleagues alone read is marked in words, by a line and by its ground.

use domain::api::{ComplaintEntry, ComplaintView, EntryKind, OfficerComplaint};
use domain::complaint::Channel;
use leptos::prelude::*;

use crate::components::{Element, Part, html};
use crate::i18n::officer::{self, complaint as words};
use crate::i18n::{fill, time};

/// The list.
pub fn timeline(data: &OfficerComplaint) -> AnyView {
    let view = &data.view;
    let rows = view.entries.iter().rev().map(|entry| one(entry, view));
    vec![html::h2().child(words::t().timeline).view(), html::ol().class("messages happened").children(rows).view()]
        .part()
}

fn one(entry: &ComplaintEntry, view: &ComplaintView) -> AnyView {
    let class = match entry.what {
        EntryKind::Noted | EntryKind::Named(_) | EntryKind::Reminded => "intern",
        EntryKind::Received | EntryKind::Replied => "theirs",
        _ => "",
    };
    let when = [time::moment(entry.at, view.zone), by(entry, view)].join(", ");
    // The complaint's own words stand at the top of the page.
    let shown = (entry.what != EntryKind::Received && !entry.text.is_empty())
        .then(|| html::p().class("words").child(entry.text.as_str()));
    // What goes with a complaint that is passed on is for colleagues, that it was is not.
    let note = matches!(entry.what, EntryKind::PassedOn(_));
    let shown = if note { shown.map(|shown| html::div().class("intern").child(intern()).child(shown)) } else { shown };
    html::li()
        .attr_if(!class.is_empty(), "class", class)
        .child((class == "intern").then(intern))
        .child(html::p().child(html::strong().child(words::happened(&entry.what))))
        .child(html::p().class("soft num").child(when))
        .child(shown)
        .view()
}

/// That colleagues alone read it.
fn intern() -> Element {
    let t = words::t();
    html::p()
        .child(html::span().class("tag").child(t.intern))
        .child(" ")
        .child(html::span().class("soft").child(t.intern_hint))
}

/// Who did it: "oleh Maya Lestari (Verifikator)".
fn by(entry: &ComplaintEntry, view: &ComplaintView) -> String {
    let t = officer::t();
    let name = entry.by.as_deref().unwrap_or_default();
    if entry.what == EntryKind::Received && view.channel != Channel::Page {
        return fill(words::t().recorded_by, name);
    }
    let Some(role) = entry.role else {
        return if by_program(&entry.what) { t.by_program } else { words::t().by_complainant }.into();
    };
    [fill(t.by, name).as_str(), " (", officer::role(role), ")"].concat()
}

const fn by_program(what: &EntryKind) -> bool {
    matches!(
        what,
        EntryKind::Reminded
            | EntryKind::Escalated(_)
            | EntryKind::AskedAfterwards
            | EntryKind::Closed(domain::api::ComplaintStage::NoObjection)
    )
}
