//! What happened to a complaint.

use domain::api::{ComplaintEntry, ComplaintView, EntryKind};
use domain::moment::Zone;
use leptos::prelude::*;

use crate::components::html;
use crate::i18n::complaint::follow::{entry, is_mine, t};
use crate::i18n::{self, time};

/// Everything, oldest first.
pub fn view(complaint: &ComplaintView) -> AnyView {
    let rows = complaint.entries.iter().filter_map(|one| row(one, complaint.zone));
    html::ol().class("messages").children(rows).view()
}

/// The office's question.
pub fn question(complaint: &ComplaintView) -> Option<AnyView> {
    let asked = complaint.entries.iter().rfind(|one| one.what == EntryKind::Asked)?;
    Some(html::div().class("notice caution").child(words(&asked.text)).view())
}

fn row(one: &ComplaintEntry, zone: Zone) -> Option<AnyView> {
    let mine = is_mine(&one.what);
    let by = match one.role {
        Some(role) => i18n::role::role(role),
        None if mine => t().you,
        None => t().system,
    };
    let head = html::p().child(html::strong().child(entry(&one.what)?));
    let about = html::p().class("soft num").child([time::moment(one.at, zone).as_str(), by].join(" · "));
    let text = (!one.text.is_empty()).then(|| words(&one.text));
    Some(html::li().attr_if(mine, "class", "mine").child(head).child(about).child(text).view())
}

fn words(text: &str) -> crate::components::Element {
    html::p().class("words").child(text)
}
