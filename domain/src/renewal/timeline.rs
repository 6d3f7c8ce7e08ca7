//! The agency's own steps as the holder follows them: done, now, next.

use serde::{Deserialize, Serialize};

use super::{Renewal, Stage, due};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::standard::{Clock, Role, ServiceStandard, StepKind, Wording};

/// One step of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineRow {
    /// The source's number, if it numbers the step.
    pub number: Option<u8>,
    /// The step as the source words it.
    pub title: Wording,
    /// Who carries it out.
    pub actors: Vec<Role>,
    /// How far it is.
    pub state: TimelineState,
}

/// How far a step of the timeline is.
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
        clock: Option<Clock>,
    },
    /// Waits for the holder since then.
    Returned(Timestamp),
    /// Refused then.
    Rejected(Timestamp),
    /// Still to come.
    Coming,
}

/// The rows of the timeline: steps that take place for this application, without the reminder that came before it.
pub fn timeline(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays) -> Vec<TimelineRow> {
    let over = matches!(renewal.stage, Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. });
    // What an officer filed is not yet the holder's word: it waits at the step that filing did.
    let waits = match &renewal.stage {
        Stage::Returned { .. } if renewal.waits_as_filed() => renewal.done.last().map(|(done, ..)| *done),
        Stage::Returned { step, .. } => Some(*step),
        _ => None,
    };
    // Where the office ended it, that step was never the holder's word.
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
        rows.push(TimelineRow { number: step.number, title: step.title.clone(), actors: step.actors.clone(), state });
    }
    rows
}

impl TimelineRow {
    /// Whether somebody has something to do here now. An application with such a row is open; its status does not tell:
    /// a certificate can be received while the office still has its report to make.
    pub const fn is_present(&self) -> bool {
        matches!(self.state, TimelineState::Now { .. } | TimelineState::Returned(_))
    }
}
