//! The agency's steps as the holder sees them: done, current, coming.

use serde::{Deserialize, Serialize};

use super::{Renewal, Stage, due};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::standard::{ClockOwner, Role, ServiceStandard, StepKind, Wording};

/// One step of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineRow {
    /// The number in the source, if any.
    pub number: Option<u8>,
    /// The source's wording.
    pub title: Wording,
    /// What happens in it, as the holder reads it.
    pub holder: Option<Wording>,
    /// Who carries it out.
    pub actors: Vec<Role>,
    /// Its state.
    pub state: TimelineState,
}

/// The state of a step of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimelineState {
    /// Done then.
    Done(Timestamp),
    /// Going on.
    Now {
        /// Since when.
        since: Timestamp,
        /// By when at the latest.
        due: Option<Timestamp>,
        /// On whose clock.
        clock: Option<ClockOwner>,
    },
    /// Waits for the holder since then.
    Returned(Timestamp),
    /// Refused then.
    Rejected(Timestamp),
    /// Still to come.
    Coming,
}

/// Returns the rows of the timeline: the steps of this application, without the reminder before it.
pub fn timeline(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays) -> Vec<TimelineRow> {
    let over = matches!(renewal.stage, Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. });
    // An unconfirmed filing waits at the step that filing completed.
    let waits = match &renewal.stage {
        Stage::Returned { .. } if renewal.awaits_confirmation() => renewal.done.last().map(|(done, ..)| *done),
        Stage::Returned { step, .. } => Some(*step),
        _ => None,
    };
    // A cancelled filing never completed that step.
    let cancelled = matches!(renewal.stage, Stage::Cancelled { .. });
    let unconfirmed = renewal.done.last().map(|(done, ..)| *done).filter(|_| cancelled);
    let mut rows = Vec::new();
    for (index, step) in standard.steps.iter().enumerate() {
        if step.kind == StepKind::Remind || unconfirmed == Some(index) || !renewal.takes_place(standard, index) {
            continue;
        }
        let done = renewal.done.iter().rev().find(|(done, ..)| *done == index);
        let state = match &renewal.stage {
            Stage::At(at) if *at == index => {
                let due = due(standard, renewal, holidays);
                TimelineState::Now {
                    since: renewal.since,
                    due: due.map(|(at, _)| at),
                    clock: due.map(|(_, clock)| clock),
                }
            }
            Stage::Returned { .. } if waits == Some(index) => TimelineState::Returned(renewal.since),
            Stage::Rejected { step, .. } if *step == index => TimelineState::Rejected(renewal.since),
            _ => match done {
                Some((_, at, _)) => TimelineState::Done(*at),
                None if over => continue,
                None => TimelineState::Coming,
            },
        };
        rows.push(TimelineRow {
            number: step.number,
            title: step.title.clone(),
            holder: step.holder.clone(),
            actors: step.actors.clone(),
            state,
        });
    }
    rows
}

impl TimelineRow {
    /// Whether somebody must act at this step now. An application with such a row is open, which its status does not
    /// tell: a certificate can be received while the office's report is outstanding.
    pub const fn is_present(&self) -> bool {
        matches!(self.state, TimelineState::Now { .. } | TimelineState::Returned(_))
    }
}
