//! Compares the administration's events with the terminals: which there are, paired, locked, removed.

use std::collections::BTreeMap;

use domain::administration::AdminEvent;
use domain::standard::AgencyId;
use domain::terminal::{TerminalCommand, TerminalId};

use super::{Report, VerifyError};
use crate::db::{Conn, terminals};

/// A terminal as the events leave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    agency: AgencyId,
    paired: bool,
    locked: bool,
    removed: bool,
}

/// The result of all events.
#[derive(Default)]
pub(super) struct Fleet(BTreeMap<TerminalId, State>);

impl Fleet {
    pub(super) fn apply(&mut self, agency: &AgencyId, event: &AdminEvent) {
        match event {
            AdminEvent::TerminalRegistered { terminal } => {
                let state = State { agency: agency.clone(), paired: false, locked: false, removed: false };
                self.0.insert(*terminal, state);
            }
            AdminEvent::TerminalPaired { terminal } => self.change(*terminal, |state| state.paired = true),
            AdminEvent::TerminalChanged { terminal, command } => self.change(*terminal, |state| match command {
                TerminalCommand::Lock => state.locked = true,
                TerminalCommand::Unlock => state.locked = false,
                TerminalCommand::Unpair => state.paired = false,
                TerminalCommand::Remove => (state.paired, state.removed) = (false, true),
            }),
            _ => {}
        }
    }

    fn change(&mut self, terminal: TerminalId, change: impl FnOnce(&mut State)) {
        if let Some(state) = self.0.get_mut(&terminal) {
            change(state);
        }
    }

    pub(super) async fn compare(self, db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
        let kept = terminals::states(db).await?.into_iter().map(|kept| {
            let terminals::TerminalState { id, agency, paired, locked, removed } = kept;
            (id, State { agency, paired, locked, removed })
        });
        report.compare("terminal", &self.0.into_iter().collect(), &kept.collect());
        Ok(())
    }
}
