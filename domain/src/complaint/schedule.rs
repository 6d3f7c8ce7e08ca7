//! What the program does by itself, and when: it reminds before the limit, tells those above once it has passed, ends what nobody
//! objects to, and asks afterwards.

use super::due::due;
use super::event::Event;
use super::terms::{Closing, Escalation, Reporter};
use super::{Complaint, Stage};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::standard::ServiceStandard;

/// Days after an answer in which whoever complained may object before the complaint is closed.
pub const REACTION_DAYS: i64 = 14;
/// Days after the end when it is asked whether it is solved: four weeks.
pub const AFTERWARDS_DAYS: i64 = 28;
/// Days after the end until which it can be reopened.
pub const REOPEN_DAYS: i64 = 60;

/// Returns what the program does next, and when; none if nothing more.
pub fn next_act(standard: &ServiceStandard, complaint: &Complaint, holidays: &Holidays) -> Option<(Timestamp, Event)> {
    match complaint.stage {
        Stage::Open => {
            let due = due(standard, complaint, holidays)?.at;
            let hours = &standard.hours;
            let to = match complaint.escalated {
                None if !complaint.reminded => {
                    let whole = hours.working_seconds_between(complaint.run.start, due, holidays);
                    let at = hours.add_working(complaint.run.start, whole * 3 / 4, holidays);
                    return Some((at, Event::Reminded));
                }
                None => Escalation::Official,
                Some(Escalation::Official) => Escalation::Head,
                Some(Escalation::Head) => Escalation::Outside,
                Some(Escalation::Outside) => return None,
            };
            // The head after a working day, and after three the text for outside is ready.
            let at = match to {
                Escalation::Official => due.plus_seconds(1),
                Escalation::Head => hours.due_after_working_days(due, 1, holidays),
                Escalation::Outside => hours.due_after_working_days(due, 3, holidays),
            };
            Some((at, Event::Escalated { to }))
        }
        Stage::Answered => Some((complaint.since.plus_days(REACTION_DAYS), Event::Closed { by: Closing::NoObjection })),
        Stage::Closed(_) => {
            let ask = !complaint.asked_afterwards
                && complaint.reopened_at.is_none()
                && complaint.reporter != Reporter::Anonymous;
            ask.then(|| (complaint.since.plus_days(AFTERWARDS_DAYS), Event::AskedAfterwards))
        }
        Stage::Asked | Stage::Withdrawn => None,
    }
}

/// Returns when the program acts next.
pub fn next_at(standard: &ServiceStandard, complaint: &Complaint, holidays: &Holidays) -> Option<Timestamp> {
    next_act(standard, complaint, holidays).map(|(at, _)| at)
}
