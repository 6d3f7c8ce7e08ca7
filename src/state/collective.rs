//! A collective renewal that an officer prepares, in this tab's memory only.

use domain::api::{CollectiveCandidate, HeadOfUnit, NewCollective};
use domain::renewal::PersonId;
use leptos::prelude::*;

use crate::api::new_key;
use crate::route::officer::CollectivePage;
use crate::state::effect::effect;
use crate::state::session::Session;

/// In context of the whole app.
#[derive(Clone, Copy)]
pub struct Preparing {
    /// Who recommends, as typed.
    pub identifier: RwSignal<String>,
    /// Who was found by it.
    pub head: RwSignal<Option<HeadOfUnit>>,
    /// The unit that is shown; blank for all.
    pub unit: RwSignal<String>,
    /// Who is ticked.
    pub ticked: RwSignal<Vec<CollectiveCandidate>>,
    /// Further people, as typed.
    pub text: RwSignal<String>,
    /// Whom the text names.
    pub named: RwSignal<Vec<CollectiveCandidate>>,
    /// The message to the members.
    pub note: RwSignal<String>,
    /// The last start and the key under which it was sent.
    sent: StoredValue<Option<(NewCollective, String)>>,
}

impl Preparing {
    /// Puts it into context.
    pub fn provide() {
        let session = Session::here();
        let text = || RwSignal::new(String::new());
        let this = Self {
            identifier: text(),
            head: RwSignal::new(None),
            unit: text(),
            ticked: RwSignal::new(Vec::new()),
            text: text(),
            named: RwSignal::new(Vec::new()),
            note: text(),
            sent: StoredValue::new(None),
        };
        // The next person at this screen sees nothing of the last one's.
        effect(move || {
            if session.me.with(Option::is_none) {
                this.clear();
            }
        });
        provide_context(this);
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Forgets everything.
    pub fn clear(self) {
        for typed in [self.identifier, self.unit, self.text, self.note] {
            typed.set(String::new());
        }
        self.head.set(None);
        self.ticked.set(Vec::new());
        self.named.set(Vec::new());
        self.sent.set_value(None);
    }

    /// Whether a page can be shown: all that comes before it was answered.
    pub fn grants(self, page: CollectivePage) -> bool {
        untrack(|| match page {
            CollectivePage::List | CollectivePage::Head | CollectivePage::One(_) => true,
            CollectivePage::Names => self.head.with(Option::is_some),
            CollectivePage::Check => self.head.with(Option::is_some) && !self.people().is_empty(),
        })
    }

    /// Ticks somebody, or not.
    pub fn tick(self, person: &CollectiveCandidate, on: bool) {
        self.ticked.update(|ticked| {
            ticked.retain(|other| other.id != person.id);
            if on {
                ticked.push(person.clone());
            }
        });
    }

    /// Everybody who is to be invited, each once: those ticked, and those named.
    pub fn people(self) -> Vec<CollectiveCandidate> {
        let mut people = self.ticked.get_untracked();
        for named in self.named.get_untracked() {
            if people.iter().all(|other| other.id != named.id) {
                people.push(named);
            }
        }
        people
    }

    /// What is sent, and its key: the same one while nothing is changed.
    pub fn new_one(self) -> (NewCollective, String) {
        let people: Vec<PersonId> = self.people().iter().map(|person| person.id).collect();
        let (head, note) = (self.identifier.get_untracked(), self.note.get_untracked().trim().into());
        let new = NewCollective { head, note, people };
        let known = self.sent.get_value().filter(|(sent, _)| *sent == new);
        let one = known.unwrap_or_else(|| (new, new_key()));
        self.sent.set_value(Some(one.clone()));
        one
    }
}
