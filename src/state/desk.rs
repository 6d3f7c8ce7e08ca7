//! What the desk's pages share: the inbox stays beside an open case, so that nothing jumps; a search stays when one comes back.

use std::cell::Cell;

use domain::api::{Inbox, InboxQuery, SearchResult};
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

/// The inbox as it was loaded last, and the search. In context of the whole app.
#[derive(Clone, Copy)]
pub struct Desk {
    /// None while it is being loaded for the first time.
    pub inbox: RwSignal<Option<Inbox>>,
    /// Why it could not be loaded.
    pub failure: RwSignal<Option<Error>>,
    /// The filter; it never names a page.
    pub filter: RwSignal<InboxQuery>,
    /// The search.
    pub search: Search,
    /// Counts loads: only the last one's answer is shown.
    generation: StoredValue<u32>,
    session: Session,
}

/// What is looked for, as typed, and what was found.
#[derive(Clone, Copy)]
pub struct Search {
    /// Words, reference number or NIP.
    pub words: RwSignal<String>,
    /// First day on which the certificate ends.
    pub from: RwSignal<String>,
    /// Last day.
    pub to: RwSignal<String>,
    /// What was found; none before the first search.
    pub result: RwSignal<Option<SearchResult>>,
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
            inbox: RwSignal::new(None),
            failure: RwSignal::new(None),
            filter: RwSignal::new(InboxQuery::default()),
            search: Search::new(),
            generation: StoredValue::new(0),
            session,
        };
        // The next person at this screen sees nothing of the last one's.
        effect(move || {
            if session.me.with(Option::is_none) {
                desk.inbox.set(None);
                desk.filter.set(InboxQuery::default());
                desk.search.clear();
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

    /// Reloads the inbox, as many pages as are shown; what is there stays until then.
    pub fn load(self) {
        let rows = self.inbox.with_untracked(|inbox| inbox.as_ref().map_or(0, |inbox| inbox.rows.len()));
        self.run(None, rows.div_ceil(PAGE));
    }

    /// Shows one page more.
    pub fn more(self) {
        let Some(inbox) = self.inbox.get_untracked() else { return };
        if inbox.more.is_some() {
            self.run(Some(inbox), 1);
        }
    }

    /// Shows other cases.
    pub fn show(self, filter: InboxQuery) {
        self.filter.set(filter);
        self.run(None, 1);
    }

    fn run(self, begun: Option<Inbox>, pages: usize) {
        let generation = self.generation.get_value() + 1;
        self.generation.set_value(generation);
        let filter = self.filter.get_untracked();
        spawn_local(async move {
            let answer = fetch(filter, begun, pages).await;
            if self.generation.get_value() != generation {
                return;
            }
            match answer {
                Ok(inbox) => {
                    self.failure.set(None);
                    self.inbox.set(Some(inbox));
                }
                Err(Error::NotLoggedIn) => self.require_login(),
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// That many pages after what is there already; the first one in any case.
async fn fetch(filter: InboxQuery, begun: Option<Inbox>, pages: usize) -> Result<Inbox, Error> {
    let mut query = filter;
    let (mut whole, left) = match begun {
        Some(begun) => (begun, pages),
        None => (api::officer::inbox(&query).await?, pages.saturating_sub(1)),
    };
    for _ in 0..left {
        if whole.more.is_none() {
            break;
        }
        query.after = whole.more.take();
        let mut next = api::officer::inbox(&query).await?;
        // A case that became more urgent meanwhile is there already.
        next.rows.retain(|row| !whole.rows.iter().any(|there| there.reference == row.reference));
        whole.rows.append(&mut next.rows);
        next.rows = whole.rows;
        whole = next;
    }
    Ok(whole)
}

/// Rows of a page of the inbox ([`Inbox`]).
const PAGE: usize = 50;
