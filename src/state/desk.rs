//! What the desk's pages share: the list stays beside an open case, so that nothing jumps; a search stays when one comes back.

use std::cell::Cell;

use domain::api::{CaseList, CaseListQuery, CaseRow};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Error};
use crate::state::effect::effect;
use crate::state::session::Session;

thread_local! {
    static FROM_SEARCH: Cell<bool> = const { Cell::new(false) };
}

/// Whether the cases that are opened now are those of the search: it stays beside them, and "Kembali" leads to it.
pub fn from_search() -> bool {
    FROM_SEARCH.get()
}

/// The list that somebody is at: the search, or the inbox.
pub fn at_search(search: bool) {
    FROM_SEARCH.set(search);
}

/// The list as it was loaded last, and the search. In context of the whole app.
#[derive(Clone, Copy)]
pub struct Desk {
    /// None while it is being loaded for the first time.
    pub list: RwSignal<Option<CaseList>>,
    /// Why it could not be loaded.
    pub failure: RwSignal<Option<Error>>,
    /// Which cases it shows; it never names a page.
    pub query: RwSignal<CaseListQuery>,
    /// The search.
    pub search: Search,
    /// What an act did, shown on the page that followed it by itself.
    pub done: RwSignal<Option<String>>,
    /// Counts loads: only the last one's answer is shown.
    generation: StoredValue<u32>,
    session: Session,
}

/// What is looked for, as typed, and what was found.
#[derive(Clone, Copy)]
pub struct Search {
    /// Words, reference number, NIP, NIK, e-mail address or mobile number.
    pub words: RwSignal<String>,
    /// First day on which the certificate ends.
    pub from: RwSignal<String>,
    /// Last day.
    pub to: RwSignal<String>,
    /// What was found; none before the first search.
    pub result: RwSignal<Option<CaseList>>,
}

/// The place of a case in a list.
pub struct Place {
    /// From 1; none where the list does not hold it.
    pub number: Option<usize>,
    /// Cases in the list; counted up to 1,000.
    pub total: usize,
    /// The one before.
    pub previous: Option<String>,
    /// The one after.
    pub next: Option<String>,
    /// The next one that no colleague has; from the beginning again after the last.
    pub next_free: Option<String>,
}

impl Search {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { words: empty(), from: empty(), to: empty(), result: RwSignal::new(None) }
    }

    fn clear(self) {
        for typed in [self.words, self.from, self.to] {
            typed.set(String::new());
        }
        self.result.set(None);
        at_search(false);
    }
}

impl Desk {
    /// Puts it into context.
    pub fn provide() {
        let session = Session::here();
        let desk = Self {
            list: RwSignal::new(None),
            failure: RwSignal::new(None),
            query: RwSignal::new(CaseListQuery::default()),
            search: Search::new(),
            done: RwSignal::new(None),
            generation: StoredValue::new(0),
            session,
        };
        // The next person at this screen sees nothing of the last one's.
        effect(move || {
            if session.me.with(Option::is_none) {
                desk.list.set(None);
                desk.query.set(CaseListQuery::default());
                desk.search.clear();
                desk.done.set(None);
            }
        });
        session.on_login_again(move || desk.load());
        provide_context(desk);
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Nobody is logged in: leads to the log-in and back.
    pub fn require_login(self) {
        self.session.require_login();
    }

    /// What an act did on the page before, from the next moment on: a live region is there before its words.
    pub fn done_before(self) -> RwSignal<Option<String>> {
        let shown = RwSignal::new(None);
        request_animation_frame(move || drop(shown.try_set(self.done.try_update(Option::take).flatten())));
        shown
    }

    /// Where a case stands in the list that it was opened from. Followed.
    pub fn place(self, reference: &str) -> Place {
        let list = if from_search() { self.search.result } else { self.list };
        let free = |row: &CaseRow| (row.reference.clone(), row.taken_by_me || row.taken_by.is_none());
        let rows: Vec<(String, bool)> =
            list.with(|list| list.as_ref().map_or_else(Vec::new, |list| list.rows.iter().map(free).collect()));
        let counted = list.with(|list| list.as_ref().map_or(0, |list| count(list, self.query.get())));
        let total = if from_search() { rows.len() } else { rows.len().max(counted) };
        let at = rows.iter().position(|(row, _)| row == reference);
        let row = |at: usize| rows.get(at).map(|(row, _)| row.clone());
        let mut after = rows.iter().skip(at.map_or(0, |at| at + 1)).chain(rows.iter().take(at.unwrap_or(0)));
        Place {
            number: at.map(|at| at + 1),
            total,
            previous: at.and_then(|at| row(at.checked_sub(1)?)),
            next: row(at.map_or(0, |at| at + 1)),
            next_free: after.find(|(_, free)| *free).map(|(row, _)| row.clone()),
        }
    }

    /// Reloads the list, as many pages as are shown; what is there stays until then.
    pub fn load(self) {
        let rows = self.list.with_untracked(|list| list.as_ref().map_or(0, |list| list.rows.len()));
        self.run(None, rows.div_ceil(PAGE));
    }

    /// Shows one page more.
    pub fn more(self) {
        let Some(list) = self.list.get_untracked() else { return };
        if list.more.is_some() {
            self.run(Some(list), 1);
        }
    }

    /// Shows other cases.
    pub fn show(self, query: CaseListQuery) {
        self.query.set(query);
        self.run(None, 1);
    }

    fn run(self, begun: Option<CaseList>, pages: usize) {
        let generation = self.generation.get_value() + 1;
        self.generation.set_value(generation);
        let query = self.query.get_untracked();
        spawn_local(async move {
            let answer = fetch(query, begun, pages).await;
            if self.generation.get_value() != generation {
                return;
            }
            match answer {
                Ok(list) => {
                    self.failure.set(None);
                    self.list.set(Some(list));
                }
                Err(Error::NotLoggedIn) => self.require_login(),
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// That many pages after what is there already; the first one in any case.
async fn fetch(mut query: CaseListQuery, begun: Option<CaseList>, pages: usize) -> Result<CaseList, Error> {
    let (mut whole, left) = match begun {
        Some(begun) => (begun, pages),
        None => (api::officer::cases(&query).await?, pages.saturating_sub(1)),
    };
    for _ in 0..left {
        if whole.more.is_none() {
            break;
        }
        query.after = whole.more.take();
        let mut next = api::officer::cases(&query).await?;
        // A case that became more urgent meanwhile is there already.
        next.rows.retain(|row| !whole.rows.iter().any(|there| there.reference == row.reference));
        whole.rows.append(&mut next.rows);
        next.rows = whole.rows;
        whole = next;
    }
    Ok(whole)
}

/// How many cases the view of this query has; counted up to 1,000. The steps of a view are not counted apart.
fn count(list: &CaseList, query: CaseListQuery) -> usize {
    let counted = list.counts.iter().find(|counted| counted.view == query.view && query.step.is_none());
    counted.map_or(0, |counted| counted.count as usize)
}

/// Rows of a page of the list ([`CaseList`]).
const PAGE: usize = 50;
