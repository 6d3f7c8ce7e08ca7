//! The photographed pages of a letter before they are sent: look at them, order, turn and remove them.

use leptos::prelude::*;

use super::focus::move_focus;
use crate::components::{Element, Part, actions, button, html};
use crate::i18n::{fill, upload as words};
use crate::state::upload::{PhotoPage, PhotoPages};

/// The strip of pages; followed. `id` is the field's.
pub fn photo_strip(pages: PhotoPages, id: &'static str) -> Vec<AnyView> {
    let t = words::t();
    let shown = pages.get().pages;
    let count = shown.len();
    let items = shown.iter().enumerate().map(|(place, page)| item(pages, id, place, count, page).view());
    let flawed = shown.iter().any(|page| !flaws(page).is_empty());
    vec![
        html::p().child(html::span().class("tag caution").child(t.unsent_pages)).view(),
        html::ol().class("pages").children(items).view(),
        flawed.then(|| html::p().class("warn").child(t.look)).part(),
    ]
}

/// What was removed last, and the button that puts it back; followed.
pub fn undo(pages: PhotoPages, id: &'static str) -> Option<Element> {
    let (place, _) = pages.get().removed?;
    let t = words::t();
    let restore = button("button second", t.restore, move || {
        pages.restore();
        move_focus(tool_id(id, place, REMOVE));
    });
    let words = fill(t.page_removed, &(place + 1).to_string());
    Some(actions().child(html::p().child(words)).child(restore.id(undo_id(id))))
}

const EARLIER: &str = "-earlier";
const LATER: &str = "-later";
const TURN: &str = "-turn";
const REMOVE: &str = "-remove";

fn item(pages: PhotoPages, id: &'static str, place: usize, count: usize, page: &PhotoPage) -> Element {
    let t = words::t();
    let name = fill(&fill(t.page, &(place + 1).to_string()), &count.to_string());
    let tool = |which: &'static str, text: &str, spoken: &str, act: Box<dyn Fn()>| {
        button("button second", text, act).id(tool_id(id, place, which)).aria_label([&name, ", ", spoken].concat())
    };
    let (first, last) = (place == 0, place + 1 == count);
    let swap = move |which, other: usize| -> Box<dyn Fn()> {
        Box::new(move || {
            pages.swap(place, other);
            move_focus(tool_id(id, other, which));
        })
    };
    let earlier = swap(EARLIER, place.saturating_sub(1));
    let later = swap(LATER, if last { place } else { place + 1 });
    let turn = Box::new(move || {
        pages.turn(place);
        move_focus(tool_id(id, place, TURN));
    });
    let remove = Box::new(move || {
        pages.remove(place);
        move_focus(undo_id(id));
    });
    let tools = html::div()
        .class("tools")
        .child(tool(EARLIER, "←", t.earlier, earlier).attr_if(first, "aria-disabled", "true"))
        .child(tool(LATER, "→", t.later, later).attr_if(last, "aria-disabled", "true"))
        .child(tool(TURN, t.turn, t.turn_spoken, turn))
        .child(tool(REMOVE, t.remove, t.remove_spoken, remove));
    let turned = ["turned-", &page.turns.to_string()].concat();
    html::li()
        .child(html::img().class(turned).attr("src", &page.page.thumbnail).attr("alt", ""))
        .child(html::p().class("soft num").child(name.as_str()))
        .children(flaws(page).into_iter().map(|flaw| html::p().class("flaw").child(flaw).view()))
        .child(tools)
}

fn flaws(page: &PhotoPage) -> Vec<&'static str> {
    let (t, flaws) = (words::t(), page.page.flaws);
    let all = [(flaws.blurred, t.blurred), (flaws.dark, t.dark), (flaws.cut, t.cut)];
    all.into_iter().filter_map(|(is, words)| is.then_some(words)).collect()
}

fn tool_id(id: &str, place: usize, which: &str) -> String {
    [id, "-", &place.to_string(), which].concat()
}

fn undo_id(id: &str) -> String {
    [id, "-undo"].concat()
}
