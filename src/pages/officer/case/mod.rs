//! A case: data with changes, the files beside it, what happened, and what may be done now.

mod acts;
mod bar;
mod commands;
mod confirm;
mod data;
mod files;
mod history;
mod input;
mod messages;
mod nik;
mod note;
mod offer;
mod pass_back;
mod place;
mod record;
mod reject;
mod return_case;
mod state;
mod status;

use domain::api::CaseView;
use leptos::prelude::*;

use super::cases;
use crate::api::Error;
use crate::components::{Part, html, link_button, live};
use crate::containers::loaded::{loading, not_loaded};
use crate::containers::{Frame, h1, page};
use crate::i18n::officer::{case_page, desk as words, workbench};
use crate::i18n::{failure, fill, officer, shell, wording};
use crate::route::officer as route;
use crate::state::desk::{Desk, from_search};
use crate::state::effect::effect;
use acts::Outcome;
use nik::Nik;
pub use note::instructions;
use state::Case;

/// A case. What is wrong must not reload its letter: it shows its faults by itself.
#[component]
pub fn CasePage(
    /// Its number.
    reference: String,
) -> AnyView {
    let case = Case::new(reference);
    provide_context(Nik::new(case));
    case.load();
    Desk::here().load();
    let name = Memo::new(move |_| case.view.with(|view| view.as_ref().map(|view| view.person.name.clone())));
    // Beside the frame: what is wrong must not load the letter anew.
    effect(move || {
        let faulty = !case.all_faults().is_empty();
        if let Some(name) = name.get_untracked() {
            page::show_faults(&title(case, &name), faulty);
        }
    });
    page::show(move || {
        if let Some(name) = name.get() {
            return Frame::new(title(case, &name)).class("case-page").full_width().content(vec![room(case, &name)]);
        }
        match case.failure.get() {
            Some(Error::NotFound) => not_found(),
            Some(error) => not_loaded(&error, move || case.load()).back(place::list()),
            None => loading().full_width(),
        }
    })
}

/// Of the tab: the number comes first, since tabs cut their titles.
fn title(case: Case, name: &str) -> String {
    case.reference.with_value(|reference| [reference, " · ", name].concat())
}

fn not_found() -> Frame {
    let title = shell::t().unknown;
    Frame::new(title).content(vec![
        h1(title).view(),
        html::p().child(failure::text(&Error::NotFound)).view(),
        html::p().child(link_button("button", route::HOME, officer::t().to_inbox)).view(),
    ])
}

fn room(case: Case, name: &str) -> AnyView {
    let t = officer::t();
    let who = html::div().class("who").child(html::h1().tabindex("-1").child(name)).child(case.shown(line));
    let beside = if from_search() { words::t().results } else { t.queue };
    let queue = html::nav().class("queue").aria_label(beside);
    let queue = case.reference.with_value(|reference| {
        let list = if from_search() { cases::found_beside } else { cases::beside };
        queue.child(list(Desk::here(), reference))
    });
    let part = |name: &'static str, content: Vec<AnyView>| {
        html::div().class("part").attr("data-part", name).children(content).view()
    };
    let parts = html::div().class("parts").tabindex("0").role("region").aria_label(t.tabs).children([
        part(state::DATA, vec![case.shown(data::data)]),
        part("messages", vec![messages::messages(case)]),
        part("step", vec![case.shown(status::status), case.shown(history::steps)]),
        part("history", vec![case.shown(history::history)]),
    ]);
    let sheet =
        html::section().class("sheet").aria_label(t.data).child(notice(case)).child(parts).child(bar::bar(case));
    let columns = html::div()
        .class("case-columns")
        .live_attr("data-show", move || Some(case.layout().part.get().into()))
        .child(queue)
        .child(sheet)
        .child(files::files(case));
    let head = html::div().class("casebar").child(tabs(case, beside)).child(place::place(case));
    vec![who.view(), head.view(), columns.view(), confirm::dialog(case)].part()
}

/// Which part is shown. Where there is room, queue and files stand beside the others and have no tab.
fn tabs(case: Case, beside: &str) -> AnyView {
    let (t, w) = (officer::t(), workbench::t());
    let tab = |value: &'static str, label: &str, key: &str| {
        html::button()
            .attr("data-tab", value)
            .r#type("button")
            .live_attr("aria-pressed", move || {
                Some(String::from(if case.layout().part.get() == value { "true" } else { "false" }))
            })
            .attr_if(!key.is_empty(), "aria-keyshortcuts", key)
            .on_click(move || case.layout().part.set(value))
            .child(label)
    };
    let written = case.shown_whole(|view| {
        let count = view.messages.len();
        if count == 0 { ().into_any() } else { [" (", &count.to_string(), ")"].concat().part() }
    });
    html::nav()
        .class("tabs")
        .aria_label(t.tabs)
        .children([
            tab("queue", beside, "").view(),
            tab(state::DATA, t.data, "1").view(),
            tab(state::FILES, t.files, "").view(),
            tab("messages", w.messages, "m").child(written).view(),
            tab("step", w.step, "2").view(),
            tab("history", w.history, "3").view(),
        ])
        .view()
}

/// Beside the name: where the case stands, whether data changes, which one it is, at which step, by when.
fn line(view: &CaseView) -> AnyView {
    let t = officer::t();
    let (status, class) = officer::status_tag(view.status, view.awaits_confirmation(), view.archived);
    let tag = |class: &str, words: &str| html::span().class(class).child(words);
    let late = view.step.as_ref().and_then(|step| step.late);
    let due = view.due.map(|due| officer::due(due, late, view.now, view.zone));
    let (late, due) = if late.is_some() { (due, None) } else { (None, due) };
    let about: Vec<_> = view.step.as_ref().map(|step| wording(&step.title).to_owned()).into_iter().chain(due).collect();
    html::p()
        .child(tag(class, status))
        .child(" ")
        .child((!view.changes.is_empty()).then(|| tag("tag caution", t.changed)))
        .child(" ")
        .child(late.map(|late| tag("tag bad", &late)))
        .child(" ")
        .child(
            html::span()
                .class("soft num")
                .child(html::span().class("whole").child(view.reference.as_str()))
                .child((!about.is_empty()).then(|| [" · ", &about.join(" · ")].concat())),
        )
        .view()
}

/// What an act did, here or on the page before. The live region is there before its words.
fn notice(case: Case) -> AnyView {
    let before = Desk::here().done_before();
    let words = live(move || {
        let t = officer::t();
        let part = |class: &str| html::div().class(class).id(state::NOTICE).tabindex("-1");
        match case.outcome.get() {
            None => {
                before.get().map(|words: String| html::div().class("notice good").child(html::p().child(words))).part()
            }
            Some(Outcome::Newer) => part("notice caution")
                .child(html::h2().child(t.newer))
                .child(html::p().child(t.newer_body))
                .child(last(case).map(|last| html::p().class("num").child(last)))
                .view(),
            Some(done) => part("notice good").child(html::p().child(done.words())).view(),
        }
    });
    html::div().role("status").child(words).view()
}

/// What happened last, and by whom.
fn last(case: Case) -> Option<String> {
    case.view.with_untracked(|view| {
        let view = view.as_ref()?;
        let row = view.history.last()?;
        Some(fill(case_page::t().last, &[history::what(row, view), history::who(row)].join(" ")))
    })
}
