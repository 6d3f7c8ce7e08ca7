//! Visits: who had a renewal from when until when, and how that ended. They follow from the events and from no calendar, so that
//! kept ones stay true when a holiday is declared later.

use serde::{Deserialize, Serialize};

use crate::moment::Timestamp;
use crate::renewal::{Event, PersonId, RejectReason, Renewal, ReturnReason};
use crate::standard::ServiceStandard;

/// A period in which a renewal was at one step, or with its holder for completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The step (index in the standard); none while it was returned to the holder.
    pub step: Option<usize>,
    /// From then.
    pub from: Timestamp,
    /// Until when, and how it ended; none while it goes on.
    pub end: Option<(Timestamp, VisitEnd)>,
}

/// How a visit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitEnd {
    /// What ended it.
    pub act: Act,
    /// Why, where it was returned or rejected.
    pub reasons: Vec<Reason>,
    /// Who did it; none for the program.
    pub by: Option<PersonId>,
    /// Whether that officer stood in for a colleague.
    pub stood_in: bool,
}

/// What ended a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The step was carried out.
    Done,
    /// The case was passed back to an earlier step.
    PassedBack,
    /// It was returned to its holder.
    Returned,
    /// Its holder completed it.
    Completed,
    /// It was rejected.
    Rejected,
    /// Its holder withdrew it.
    Withdrawn,
    /// The office cancelled its filing.
    Cancelled,
}

/// Why a case was returned or rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Why it was returned.
    Returned(ReturnReason),
    /// Why it was rejected.
    Rejected(RejectReason),
}

/// Returns a renewal's visits, oldest first; the last one may go on. None for a log that does not begin with
/// [`Event::Submitted`].
pub fn visits<'a>(
    standard: &ServiceStandard,
    events: impl IntoIterator<Item = (Timestamp, Option<PersonId>, &'a Event)>,
) -> Option<Vec<Visit>> {
    let mut events = events.into_iter();
    let (at, by, first) = events.next()?;
    let mut renewal = Renewal::begin(standard, at, by, first)?;
    let mut ends = Vec::new();
    for (at, by, event) in events {
        let stood_in = by.is_some() && renewal.acting_for.is_some();
        renewal.apply(standard, at, by, event);
        // Only these end a visit, and each ends one at most.
        if renewal.waits.len() > ends.len() {
            let (act, reasons) = act(event)?;
            ends.push(VisitEnd { act, reasons, by, stood_in });
        }
    }
    let mut visits: Vec<Visit> = renewal
        .waits
        .iter()
        .zip(ends)
        .map(|(wait, end)| Visit { step: wait.step, from: wait.from, end: Some((wait.to, end)) })
        .collect();
    if renewal.open() {
        visits.push(Visit { step: renewal.at_step(), from: renewal.since, end: None });
    }
    Some(visits)
}

fn act(event: &Event) -> Option<(Act, Vec<Reason>)> {
    let mut reasons = Vec::new();
    let act = match event {
        Event::StepDone { .. } => Act::Done,
        Event::PassedBack { .. } => Act::PassedBack,
        Event::Returned { items } => {
            for item in items {
                let reason = Reason::Returned(item.reason);
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            Act::Returned
        }
        Event::Completed { .. } => Act::Completed,
        Event::Rejected { reason, .. } => {
            reasons.push(Reason::Rejected(*reason));
            Act::Rejected
        }
        Event::Withdrawn => Act::Withdrawn,
        Event::FilingCancelled { .. } => Act::Cancelled,
        Event::Submitted { .. }
        | Event::Taken { .. }
        | Event::Released
        | Event::KeySet { .. }
        | Event::OldKeyProved { .. }
        | Event::LinkSent { .. }
        | Event::Issued { .. }
        | Event::Received => return None,
    };
    Some((act, reasons))
}
