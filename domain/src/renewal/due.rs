//! By when the present step must be done. Computed, never stored.

use super::Renewal;
use crate::moment::Timestamp;
use crate::office_hours::{Holidays, OfficeHours};
use crate::standard::{Clock, ProcedureStep, ServiceStandard, TimeLimit, TimeUnit};

/// When the present wait ends at the latest, and on whose clock; none while the holder must act or all is over. A step
/// without a limit of its own waits until the next limit of the procedure, so that every wait has a due time.
pub fn due(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays) -> Option<(Timestamp, Clock)> {
    let steps = standard.steps.get(renewal.at_step()?..)?;
    let (limited, limit) = steps.iter().find_map(|step| step.limit.map(|limit| (step, limit)))?;
    let clock = if steps.first().is_some_and(|step| step.clock() == Clock::Authority) {
        Clock::Authority
    } else {
        ProcedureStep::clock(limited)
    };
    Some((deadline(&standard.hours, holidays, clock, renewal.since, limit), clock))
}

/// The end of `limit` counted from `start` on that clock: working time at the office, calendar time at the authority.
pub fn deadline(
    hours: &OfficeHours,
    holidays: &Holidays,
    clock: Clock,
    start: Timestamp,
    limit: TimeLimit,
) -> Timestamp {
    let amount = i64::from(limit.amount);
    match (clock, limit.unit) {
        (Clock::Office, TimeUnit::Minutes) => hours.add_working(start, amount * 60, holidays),
        (Clock::Office, TimeUnit::Hours) => hours.add_working(start, amount * 3600, holidays),
        (Clock::Office, TimeUnit::Days) => hours.due_after_working_days(start, u32::from(limit.amount), holidays),
        (Clock::Authority, TimeUnit::Minutes) => start.plus_minutes(amount),
        (Clock::Authority, TimeUnit::Hours) => start.plus_minutes(amount * 60),
        (Clock::Authority, TimeUnit::Days) => start.plus_days(amount),
    }
}
