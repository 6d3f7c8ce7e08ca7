//! By when the present step must be done. Computed, never stored.

use serde::{Deserialize, Serialize};

use super::clocks::clock_of;
use super::{Renewal, clocks};
use crate::moment::Timestamp;
use crate::office_hours::{DayHours, Holidays, OfficeHours};
use crate::standard::{Clock, ProcedureStep, ServiceStandard, StepKind, TimeLimit, TimeUnit};

/// When the present wait ends at the latest, and on whose clock; none while the holder must act or all is over. A step
/// without a limit of its own waits until the next limit of the procedure, and where there is none, until the office has
/// used up the time that its standard gives all steps together. For the authority nobody promises more than its own limits.
pub fn due(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays) -> Option<(Timestamp, Clock)> {
    let at = renewal.at_step()?;
    let runs = clock_of(standard, Some(at))?;
    if let Some((limit, clock)) = next_limit(standard, at, runs) {
        return Some((deadline(&standard.hours, holidays, clock, renewal.since, limit), clock));
    }
    let total = standard.service.total.filter(|_| runs == Clock::Office)?;
    let used = clocks(standard, renewal, holidays, renewal.since).office;
    let left = (working_seconds(&standard.hours, total) - used).max(0);
    Some((standard.hours.add_working(renewal.since, left, holidays), Clock::Office))
}

/// By how much a due time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Late {
    /// Seconds: working time on the office's clock, calendar time on the authority's.
    pub seconds: i64,
    /// On whose clock.
    pub clock: Clock,
}

/// By how much what was due then is late at `now`; none while it is not.
pub fn late(
    hours: &OfficeHours,
    holidays: &Holidays,
    (due, clock): (Timestamp, Clock),
    now: Timestamp,
) -> Option<Late> {
    let seconds = match clock {
        Clock::Office => hours.working_seconds_between(due, now, holidays),
        Clock::Authority => now.seconds_since(due),
    };
    (due < now).then_some(Late { seconds, clock })
}

/// On whose clock [`due`] counts at this step, if it can be due: for lists that know the time already.
pub fn clock_of_due(standard: &ServiceStandard, at: usize) -> Option<Clock> {
    let runs = clock_of(standard, Some(at))?;
    let limited = next_limit(standard, at, runs).map(|(_, clock)| clock);
    limited.or_else(|| standard.service.total.filter(|_| runs == Clock::Office).map(|_| Clock::Office))
}

/// The authority does not answer for a limit of the office's; what the program tells is told as soon as it is there.
fn next_limit(standard: &ServiceStandard, at: usize, runs: Clock) -> Option<(TimeLimit, Clock)> {
    let binds = |step: &ProcedureStep| {
        runs == Clock::Office || step.clock() == Clock::Authority || step.kind == StepKind::Notify
    };
    let mut steps = standard.steps.get(at..)?.iter().take_while(|step| binds(step));
    let (step, limit) = steps.find_map(|step| step.limit.map(|limit| (step, limit)))?;
    Some((limit, if runs == Clock::Authority { Clock::Authority } else { step.clock() }))
}

/// Working time of a limit, in seconds; a day is the office's longest.
fn working_seconds(hours: &OfficeHours, limit: TimeLimit) -> i64 {
    let amount = i64::from(limit.amount);
    match limit.unit {
        TimeUnit::Minutes => amount * 60,
        TimeUnit::Hours => amount * 3600,
        TimeUnit::Days => amount * hours.days().iter().map(DayHours::working_seconds).max().unwrap_or(0),
    }
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
