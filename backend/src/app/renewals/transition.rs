//! The state of a case before its newest events.

use domain::renewal::{Event, PersonId, Stage};

use crate::db::events::Recorded;

/// The state of a case before its newest events, for `after::carry_out`.
#[derive(Debug)]
#[must_use = "what follows from the new events is still to be carried out"]
pub struct Transition {
    /// The stage; none for a new case.
    pub stage: Option<Stage>,
    /// The officer who had taken it.
    pub taken_by: Option<PersonId>,
    /// Number of events before the new ones.
    pub log_length: usize,
}

impl Transition {
    /// Whether an officer passed the case back.
    pub fn passes_back(&self, log: &[Recorded]) -> bool {
        log.iter().skip(self.log_length).any(|recorded| matches!(recorded.event, Event::PassedBack { .. }))
    }
}
