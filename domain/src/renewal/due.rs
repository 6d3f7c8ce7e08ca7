//! Due times of the present step. Computed; only a copy for lists is stored.

use serde::{Deserialize, Serialize};

use super::clocks::clock_of;
use super::{Renewal, clocks};
use crate::moment::Timestamp;
use crate::office_hours::{Holidays, OfficeHours};
use crate::standard::{ClockOwner, ProcedureStep, ServiceStandard, StepKind, TimeLimit, TimeUnit};

/// Returns when the present step is due, and on whose clock; none while the holder must act or after the end. A step
/// without a limit is due with the next limit of the procedure or, if there is none, when the office has used up its
/// total time. The authority only has its own limits.
pub fn due(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays) -> Option<(Timestamp, ClockOwner)> {
    let used = || clocks(standard, renewal, holidays, renewal.since).office;
    due_of_wait(standard, renewal.at_step()?, renewal.since, used, holidays)
}

/// Returns when a wait at the step `at` is due that began at `since`, after the office had `used` so many seconds of its time.
pub fn due_of_wait(
    standard: &ServiceStandard,
    at: usize,
    since: Timestamp,
    used: impl FnOnce() -> i64,
    holidays: &Holidays,
) -> Option<(Timestamp, ClockOwner)> {
    let runs = clock_of(standard, Some(at))?;
    if let Some((limit, clock)) = next_limit(standard, at, runs) {
        return Some((deadline(&standard.hours, holidays, clock, since, limit), clock));
    }
    let total = standard.service.total.filter(|_| runs == ClockOwner::Office)?;
    let left = (working_seconds(&standard.hours, total) - used()).max(0);
    Some((standard.hours.add_working(since, left, holidays), ClockOwner::Office))
}

/// By how much a due time has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Late {
    /// Seconds: working time on the office's clock, calendar time on the authority's.
    pub seconds: i64,
    /// On whose clock.
    pub clock: ClockOwner,
}

/// Returns by how much the due time has passed at `now`; none if it has not.
pub fn late(
    hours: &OfficeHours,
    holidays: &Holidays,
    (due, clock): (Timestamp, ClockOwner),
    now: Timestamp,
) -> Option<Late> {
    let seconds = match clock {
        ClockOwner::Office => hours.working_seconds_between(due, now, holidays),
        ClockOwner::Authority => now.seconds_since(due),
    };
    (due < now).then_some(Late { seconds, clock })
}

/// Returns on whose clock [`due`] counts at this step, for lists that have the time.
pub fn clock_of_due(standard: &ServiceStandard, at: usize) -> Option<ClockOwner> {
    let runs = clock_of(standard, Some(at))?;
    let limited = next_limit(standard, at, runs).map(|(_, clock)| clock);
    limited.or_else(|| standard.service.total.filter(|_| runs == ClockOwner::Office).map(|_| ClockOwner::Office))
}

/// Returns the next limit that applies. The authority is not bound by the office's limits; notify steps follow at once.
pub(super) fn next_limit(standard: &ServiceStandard, at: usize, runs: ClockOwner) -> Option<(TimeLimit, ClockOwner)> {
    let binds = |step: &ProcedureStep| {
        runs == ClockOwner::Office || step.clock() == ClockOwner::Authority || step.kind == StepKind::Notify
    };
    let mut steps = standard.steps.get(at..)?.iter().take_while(|step| binds(step));
    let (step, limit) = steps.find_map(|step| step.limit.map(|limit| (step, limit)))?;
    Some((limit, if runs == ClockOwner::Authority { ClockOwner::Authority } else { step.clock() }))
}

/// Returns the working time of a limit in seconds; a day is the office's longest.
pub fn working_seconds(hours: &OfficeHours, limit: TimeLimit) -> i64 {
    let amount = i64::from(limit.amount);
    match limit.unit {
        TimeUnit::Minutes => amount * 60,
        TimeUnit::Hours => amount * 3600,
        TimeUnit::Days => amount * hours.longest_day_seconds(),
    }
}

/// Returns the end of `limit` from `start` on that clock: working time at the office, calendar time at the authority.
pub fn deadline(
    hours: &OfficeHours,
    holidays: &Holidays,
    clock: ClockOwner,
    start: Timestamp,
    limit: TimeLimit,
) -> Timestamp {
    let amount = i64::from(limit.amount);
    match (clock, limit.unit) {
        (ClockOwner::Office, TimeUnit::Minutes) => hours.add_working(start, amount * 60, holidays),
        (ClockOwner::Office, TimeUnit::Hours) => hours.add_working(start, amount * 3600, holidays),
        (ClockOwner::Office, TimeUnit::Days) => hours.due_after_working_days(start, u32::from(limit.amount), holidays),
        (ClockOwner::Authority, TimeUnit::Minutes) => start.plus_minutes(amount),
        (ClockOwner::Authority, TimeUnit::Hours) => start.plus_minutes(amount * 60),
        (ClockOwner::Authority, TimeUnit::Days) => start.plus_days(amount),
    }
}
