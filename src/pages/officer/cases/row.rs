//! A case in a list: its cells in the table, its lines beside an open case.

use domain::api::{CaseList, CaseRow};
use domain::standard::StepKind;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::{Element, html};
use crate::i18n::{fill, officer, officer::desk as words, time};
use crate::route::officer as route;

/// The cases beside the open one, which is marked and scrolled to.
pub fn rows(list: &CaseList, open: &str) -> AnyView {
    let rows = list.rows.iter().map(|row| {
        let is_open = row.reference == open;
        html::li()
            .attr_if(row.late.is_some(), "class", "late")
            .attr_if(is_open, "aria-current", "true")
            .child(html::a().href(route::case(&row.reference)).child(row.name.as_str()))
            .child(" ")
            .child(html::span().class("soft").child(step(row)))
            .child(" ")
            .child(html::span().class("due num").child(due(row, list)))
            .child(" ")
            .child(html::span().class("tags").children(holder(row).into_iter().chain(tags(row))))
            .view()
    });
    request_animation_frame(scroll_to_open);
    html::ul().class("inbox slim").children(rows).view()
}

/// Only the list scrolls, not the page.
fn scroll_to_open() {
    let element = |selector| document().query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    let Some((list, open)) = element(".queue").zip(element(".queue [aria-current]")) else { return };
    let (at, height) = (open.offset_top() - list.offset_top(), list.client_height());
    if at < list.scroll_top() || at + open.offset_height() > list.scroll_top() + height {
        list.set_scroll_top(at - height / 3);
    }
}

/// The step in a word or two; who passes it on, where it is one of several dispositions. Or where the case stands.
pub fn step(row: &CaseRow) -> String {
    let Some(step) = row.step.as_ref().filter(|_| !row.awaits_confirmation) else {
        return officer::status_tag(row.status, row.awaits_confirmation, row.archived).0.into();
    };
    let kind = words::kind(step.kind);
    if step.kind == StepKind::Disposition {
        return [kind, &officer::any_of(&step.actors)].join(" ");
    }
    kind.into()
}

/// When it is due, or by how much it is late.
pub fn due(row: &CaseRow, list: &CaseList) -> Vec<AnyView> {
    let mark = row.late.map(|_| html::span().class("mark").aria_hidden("true").child("!").view());
    let due = row.due.map_or_else(|| "–".into(), |due| officer::due(due, row.late, list.now, list.zone));
    mark.into_iter().chain([due.into_any()]).collect()
}

/// Who has taken it, and in whose place it is done.
pub fn holder(row: &CaseRow) -> Option<AnyView> {
    let t = officer::t();
    let name = row.taken_by.as_ref()?;
    let words = if row.taken_by_me { t.with_me.into() } else { fill(t.with_colleague, name) };
    Some(html::span().class(if row.taken_by_me { "tag good" } else { "tag" }).child(words).view())
}

/// What is particular about it.
pub fn tags(row: &CaseRow) -> Vec<AnyView> {
    let (t, d) = (officer::t(), words::t());
    let tag = |words: &str| html::span().class("tag caution").child(words).view();
    let mut tags = Vec::new();
    for (is_so, words) in [(row.new_message, d.new_message), (row.completed, d.completed), (row.changes, t.changed)] {
        if is_so {
            tags.push(tag(words));
        }
    }
    tags.extend(row.stands_in_for.as_ref().map(|name| tag(&fill(d.stands_in, name))));
    tags
}

/// The day on which the certificate ends.
pub fn ends(row: &CaseRow, list: &CaseList) -> Element {
    let day = row.not_after.map(|at| time::date(at, list.zone));
    html::td().class("num").child(day.unwrap_or_else(|| "–".into()))
}
