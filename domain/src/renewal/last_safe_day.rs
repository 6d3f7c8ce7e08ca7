//! Until when an application is in time.

use super::due::{deadline, next_limit, working_seconds};
use crate::moment::{Date, Timestamp};
use crate::office_hours::Holidays;
use crate::standard::{ClockOwner, Issuing, ProcedureStep, Role, ServiceStandard, TimeLimit};

/// How many days before the end the search stops: certificates are renewed at most that early.
const SEARCH_DAYS: i64 = 60;

/// Returns the last day on which an application leads to a new certificate before `end`, even if it is sent late in the evening
/// and each step takes all the time that it may. None where not each of them has a limit, or no day is early enough.
pub fn last_safe_day(standard: &ServiceStandard, holidays: &Holidays, end: Timestamp) -> Option<Date> {
    let zone = standard.hours.zone();
    let last = end.date_in(zone);
    (0..=SEARCH_DAYS).map(|days| last.plus_days(-days)).find_map(|day| {
        let issued = issued_by(standard, holidays, day.plus_days(1).at(0, zone))?;
        (issued <= end).then_some(day)
    })
}

/// Returns when the certificate of an application that is sent at `start` is issued at the latest: by the limits of the office's steps before
/// the authority's, or of all its steps together, and then by the authority's.
fn issued_by(standard: &ServiceStandard, holidays: &Holidays, start: Timestamp) -> Option<Timestamp> {
    let authority = standard.steps.iter().position(|step| step.clock() == ClockOwner::Authority);
    let office = standard.steps.get(..authority.unwrap_or(standard.steps.len()))?.iter();
    let of_others = |step: &&ProcedureStep| step.actors.iter().any(|actor| *actor != Role::Holder);
    let limits: Vec<TimeLimit> = office.filter(of_others).filter_map(|step| step.limit).collect();
    let passed = match standard.service.total {
        Some(total) if limits.is_empty() => {
            standard.hours.add_working(start, working_seconds(&standard.hours, total), holidays)
        }
        _ if limits.is_empty() => return None,
        _ => limits
            .into_iter()
            .fold(start, |at, limit| deadline(&standard.hours, holidays, ClockOwner::Office, at, limit)),
    };
    match authority.and_then(|at| next_limit(standard, at, ClockOwner::Authority)) {
        Some((limit, clock)) => Some(deadline(&standard.hours, holidays, clock, passed, limit)),
        // The embedded authority issues at once.
        None => (standard.issuing == Issuing::Embedded).then_some(passed),
    }
}
