//! Which cases are shown: the views with their counts, the steps, and the table to save.

use domain::api::{CaseList, CaseListQuery, CaseListView, path};
use leptos::ev;
use leptos::prelude::*;

use super::{address, count_of};
use crate::components::{Part, button, html, live};
use crate::i18n::number::up_to_thousand;
use crate::i18n::{officer::desk as words, wording};
use crate::state::desk::Desk;

const STEP: &str = "list-step";

/// The views.
pub fn views(desk: Desk) -> AnyView {
    let list = CaseListView::ALL.map(|view| {
        let count = live(move || {
            let count = desk.list.with(|list| list.as_ref().map_or(0, |list| count_of(list, view)));
            html::span().class("num").child([" (", &up_to_thousand(count), ")"].concat()).view()
        });
        button("", words::view(view), move || desk.show(CaseListQuery { view, ..CaseListQuery::default() }))
            .live_attr("aria-pressed", move || Some(desk.query.with(|query| query.view == view).to_string()))
            .child(count)
            .view()
    });
    html::div().class("pills views").role("group").aria_label(words::t().views).children(list).view()
}

/// At which step. Rebuilt only when other steps can be chosen.
pub fn steps(desk: Desk) -> AnyView {
    let of = |list: &CaseList| list.steps.clone();
    let steps = Memo::new(move |_| desk.list.with(|list| list.as_ref().map_or_else(Vec::new, of)));
    live(move || {
        let t = words::t();
        let steps = steps.get();
        // A choice of one is none.
        if steps.len() < 2 {
            return ().into_any();
        }
        let chosen = desk.query.with_untracked(|query| query.step.clone()).unwrap_or_default();
        let all = [(String::new(), t.any_step.to_owned())].into_iter();
        let options = all.chain(steps.into_iter().map(|step| (step.id, wording(&step.title).to_owned())));
        let options = options.map(|(id, title)| {
            html::option().attr("value", id.as_str()).attr_if(id == chosen, "selected", "").child(title).view()
        });
        let select = html::select().id(STEP).autocomplete("off").children(options).on(ev::change, move |event| {
            let step = Some(event_target_value(&event)).filter(|id| !id.is_empty());
            desk.show(CaseListQuery { step, ..desk.query.get_untracked() });
        });
        html::p().child(html::label().r#for(STEP).child(t.step)).child(select).view()
    })
}

/// Saves what is shown as a table.
pub fn saved(desk: Desk) -> AnyView {
    live(move || {
        let address = [path::CASES_TABLE, &desk.query.with(address::query)].concat();
        html::a()
            .class("tool")
            .href(address)
            .attr("download", "")
            .attr("rel", "external")
            .child(words::t().table)
            .view()
            .part()
    })
}
