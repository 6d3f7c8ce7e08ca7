//! Searches the agency's renewals. The query is in no URL, and is kept while a case is open.

use domain::api::{FoundRow, SearchQuery, SearchResult};
use domain::moment::Date;
use leptos::prelude::*;

use super::checked_form::{CheckedForm, Faults};
use super::date::date;
use crate::api::{self, Error};
use crate::components::{Element, Field, actions, busy_button, html, live, submit_form};
use crate::containers::{Page, h1, page};
use crate::i18n::{fill, officer, officer::desk as words, time, wording};
use crate::route::officer as route;
use crate::state::desk::{Desk, Search, at_search};

const WORDS: &str = "search-words";
const FROM: &str = "search-from";
const TO: &str = "search-to";
const RESULTS: &str = "results";
/// Characters that the backend takes ([`SearchQuery`]).
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
        match api::officer::search(&query).await {
            // Only the words can be wrong here that the browser takes for right.
            Err(Error::Invalid(_)) => Ok(Err(vec![(WORDS, words::t().nothing_asked.to_owned())])),
            answer => answer.map(Ok),
        }
    };
    checked.form.send(request, move |answer: Result<SearchResult, Faults>| match answer {
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
fn query(search: Search) -> Result<SearchQuery, Faults> {
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
    if faults.is_empty() { Ok(SearchQuery { words, ends_from, ends_to }) } else { Err(faults) }
}

fn results(result: &SearchResult) -> AnyView {
    let t = words::t();
    let heading = |text: String| html::h2().id(RESULTS).tabindex("-1").child(text);
    if result.rows.is_empty() {
        let section = html::section().class("empty").child(heading(t.found_none.into()));
        return section.child(html::p().child(t.found_none_body)).view();
    }
    let words = match result.rows.len() {
        1 => t.found_one,
        _ if result.more => t.found_many,
        _ => t.found,
    };
    let list =
        html::ul().class("inbox").aria_label(t.results).children(result.rows.iter().map(|one| row(one, result).view()));
    html::section().child(heading(fill(words, &result.rows.len().to_string()))).child(list).view()
}

/// What was found, beside an open case.
pub fn beside(desk: Desk, open: &str) -> AnyView {
    let open = open.to_owned();
    live(move || {
        let rows = |result: &SearchResult| -> Vec<AnyView> {
            let rows = result.rows.iter();
            rows.map(|one| row(one, result).attr_if(one.reference == open, "aria-current", "true").view()).collect()
        };
        let rows = desk.search.result.with(|result| result.as_ref().map(rows)).unwrap_or_default();
        html::ul().class("inbox slim").children(rows).view()
    })
}

fn row(row: &FoundRow, result: &SearchResult) -> Element {
    let t = words::t();
    let mut about = vec![row.unit.as_str(), row.reference.as_str()];
    about.extend(row.step.as_ref().map(wording));
    let (status, class) = officer::status_tag(row.status, row.awaits_confirmation, false);
    let ends = row.not_after.map(|at| fill(t.ends_on, &time::date(at, result.zone)));
    html::li()
        .child(html::a().href(route::case(&row.reference)).child(row.name.as_str()))
        .child(" ")
        .child(html::span().class("soft").child(about.join(" · ")))
        .child(" ")
        .child(html::span().class("tags").child(html::span().class(class).child(status)))
        .child(" ")
        .child(
            html::span()
                .class("due num")
                .child(fill(t.sent, &time::date(row.submitted_at, result.zone)))
                .child(" ")
                .child(ends.map(|ends| html::span().class("waits").child(ends))),
        )
}
