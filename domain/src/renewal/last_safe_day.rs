//! The last day on which an application still ends in time.

use super::due::deadline;
use crate::moment::{Date, Timestamp};
use crate::office_hours::Holidays;
use crate::standard::{ClockOwner, ProcedureStep, ServiceStandard, StepKind};

/// How far back it is looked for, in days.
const MOST_DAYS: i64 = 120;

/// Returns the last working day on which an application can be sent so that the certificate is issued before `end`, each step taking all
/// of its time limit; a step without a limit counts nothing. Sent by the office's opening at the latest: who sends it in the course of a
/// day finds the office at work on the next one. None where the limits are longer than can be looked back.
pub fn last_safe_day(standard: &ServiceStandard, end: Timestamp, holidays: &Holidays) -> Option<Date> {
    let hours = &standard.hours;
    let last = end.date_in(hours.zone());
    let days = (1..=MOST_DAYS).map(|back| last.plus_days(-back));
    let mut working = days.filter(|date| hours.is_working_day(*date, holidays));
    working.find(|date| {
        issued_by(standard, hours.next_opening(date.plus_days(1).at(0, hours.zone()), holidays), holidays) <= end
    })
}

/// Returns when the certificate is issued at the latest, if the office begins then.
fn issued_by(standard: &ServiceStandard, begin: Timestamp, holidays: &Holidays) -> Timestamp {
    let until = standard.steps.iter().position(|step| step.kind == StepKind::Issue).map_or(0, |index| index + 1);
    let steps = standard.steps.iter().take(until).filter(|step| step.kind != StepKind::Remind);
    let limits = steps.filter_map(|step| step.limit.map(|limit| (step.clock(), limit)));
    // The authority's limit may stand at the notice, which follows its issuing at once.
    let issuer = until.checked_sub(1).and_then(|index| standard.steps.get(index)).map(ProcedureStep::clock);
    let told = standard.steps.iter().skip(until).take_while(|step| step.kind == StepKind::Notify);
    let told = told.filter_map(|step| step.limit.map(|limit| (issuer.unwrap_or(ClockOwner::Office), limit)));
    let limits: Vec<_> = limits.chain(told).collect();
    let begin = match standard.service.total {
        // Where the source limits the steps only together.
        Some(total) if limits.iter().all(|(clock, _)| *clock == ClockOwner::Authority) => {
            deadline(&standard.hours, holidays, ClockOwner::Office, begin, total)
        }
        _ => begin,
    };
    limits.into_iter().fold(begin, |at, (clock, limit)| deadline(&standard.hours, holidays, clock, at, limit))
}
