//! Searches the agency's renewals. The query is in no URL, and is kept while a case is open.

use domain::api::{CaseList, CaseListQuery};
use domain::moment::Date;
use leptos::prelude::*;

use super::cases::table::table;
use super::checked_form::{CheckedForm, Faults};
use super::date::date;
use crate::api::{self, Error};
use crate::components::{Field, actions, busy_button, html, live, submit_form};
use crate::containers::{Page, h1, page};
use crate::i18n::{fill, officer, officer::desk as words};
use crate::state::desk::{Desk, Search, at_search};

const WORDS: &str = "search-words";
const FROM: &str = "search-from";
const TO: &str = "search-to";
const RESULTS: &str = "results";
/// Characters that the backend takes ([`CaseListQuery`]).
const MAX_CHARS: usize = 100;

/// The search, and what was found.
#[component]
pub fn SearchPage() -> AnyView {
    let desk = Desk::here();
    let search = desk.search;
    at_search(true);
    let checked = CheckedForm::new();
    if search.result.with_untracked(Option::is_some) {
        // Coming back: the cases have gone on meanwhile.
        send(desk, checked, false);
    }
    let content = move || {
        let t = words::t();
        let fields = submit_form(move || send(desk, checked, true))
            .class("search")
            .role("search")
            .child(
                Field::new(WORDS, t.words, search.words)
                    .kind("search")
                    .hint(t.words_hint)
                    .error(checked.error(WORDS))
                    .view(),
            )
            .child(
                html::fieldset()
                    .class("range")
                    .child(html::legend().child(t.ends))
                    .child(date(Field::new(FROM, t.ends_from, search.from).error(checked.error(FROM))))
                    .child(date(Field::new(TO, t.ends_to, search.to).error(checked.error(TO)))),
            )
            .child(actions().child(busy_button(t.find, t.finding, checked.form.busy)));
        let found = live(move || search.result.with(|result| result.as_ref().map_or_else(|| ().into_any(), results)));
        vec![h1(t.search_title).view(), fields.view(), found]
    };
    view! {
        <Page title=|| words::t().search_title class="sheet wide" full_width=true form=checked>
            {content()}
        </Page>
    }
    .into_any()
}

fn send(desk: Desk, checked: CheckedForm, move_focus: bool) {
    if checked.form.busy.get_untracked() {
        return;
    }
    let query = match query(desk.search) {
        Ok(query) => query,
        Err(wrong) => {
            checked.check(wrong);
            return;
        }
    };
    checked.check(Faults::new());
    let request = async move {
        match api::officer::cases(&query).await {
            // Only the words can be wrong here that the browser takes for right.
            Err(Error::Invalid(_)) => Ok(Err(vec![(WORDS, words::t().nothing_asked.to_owned())])),
            answer => answer.map(Ok),
        }
    };
    checked.form.send(request, move |answer: Result<CaseList, Faults>| match answer {
        Ok(result) => {
            desk.search.result.set(Some(result));
            if move_focus {
                request_animation_frame(|| page::focus_field(RESULTS));
            }
        }
        Err(wrong) => {
            checked.check(wrong);
        }
    });
}

/// What is asked for, or what is wrong with it.
fn query(search: Search) -> Result<CaseListQuery, Faults> {
    let t = words::t();
    let words: String = search.words.get_untracked().trim().into();
    let mut faults = Faults::new();
    let mut day = |id: &'static str, typed: RwSignal<String>| {
        let typed = typed.get_untracked();
        let day = Date::typed(&typed);
        if day.is_none() && !typed.trim().is_empty() {
            faults.push((id, officer::date::t().shape.into()));
        }
        day
    };
    let (ends_from, ends_to) = (day(FROM, search.from), day(TO, search.to));
    if faults.is_empty() {
        if words.is_empty() && ends_from.is_none() && ends_to.is_none() {
            faults.push((WORDS, t.nothing_asked.into()));
        } else if words.chars().count() > MAX_CHARS {
            faults.push((WORDS, t.words_long.into()));
        } else if ends_from.zip(ends_to).is_some_and(|(from, to)| to < from) {
            faults.push((TO, t.dates_turned.into()));
        }
    }
    if faults.is_empty() {
        Ok(CaseListQuery { words, ends_from, ends_to, ..CaseListQuery::default() })
    } else {
        Err(faults)
    }
}

fn results(result: &CaseList) -> AnyView {
    let t = words::t();
    let heading = |text: String| html::h2().id(RESULTS).tabindex("-1").child(text);
    if result.rows.is_empty() {
        let section = html::section().class("empty").child(heading(t.found_none.into()));
        return section.child(html::p().child(t.found_none_body)).view();
    }
    let words = match (result.more.is_some(), result.rows.len()) {
        (true, _) => t.found_many,
        (false, 1) => t.found_one,
        _ => t.found,
    };
    let heading = heading(fill(words, &result.rows.len().to_string()));
    html::section().child(heading).child(table(result, None)).view()
}
