//! The agencies that this service works for.

use domain::api::AgencySummary;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::state::session::Session;

/// The agencies that this service works for, once loaded. In context.
#[derive(Clone, Copy)]
pub struct Agencies(RwSignal<Vec<AgencySummary>>);

impl Agencies {
    /// Puts them into context and loads them.
    pub fn provide() -> Self {
        let agencies = Self(RwSignal::new(Vec::new()));
        provide_context(agencies);
        spawn_local(async move {
            // Without them the page still says whom to ask.
            if let Ok(all) = api::public::agencies().await {
                agencies.0.set(all);
            }
        });
        agencies
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// All of them; none while they are being loaded.
    pub fn all(self) -> Vec<AgencySummary> {
        self.0.get()
    }

    /// That of the person logged in.
    pub fn of(self, session: Session) -> Option<AgencySummary> {
        let id = session.me.with(|me| me.as_ref().map(|me| me.agency.clone()))?;
        self.0.with(|all| all.iter().find(|agency| agency.id == id).cloned())
    }
}
