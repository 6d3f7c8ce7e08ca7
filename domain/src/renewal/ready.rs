//! When a new certificate is ready at the latest, and until when an application is in time for that.

use super::due::{deadline, next_limit, working_seconds};
use super::{Renewal, Stage, clocks};
use crate::moment::{Date, Timestamp};
use crate::office_hours::Holidays;
use crate::standard::{ClockOwner, Custody, Issuing, ProcedureStep, Role, ServiceStandard, StepKind, TimeLimit};

/// How many days before the end the search stops: certificates are renewed at most that early.
const SEARCH_DAYS: i64 = 60;

/// Returns when the new certificate is ready at the latest if each step takes all the time that it may; none while the
/// holder must act, once it is issued, and where not each step on the way has a limit.
pub fn ready_by(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays) -> Option<Timestamp> {
    let at = renewal.at_step().filter(|_| renewal.certificate.is_none())?;
    clocks::clock_of(standard, Some(at))?;
    rest(standard, renewal, holidays, at).issued_by(renewal.since)
}

/// Returns the last day on which an application leads to a new certificate before `end`, even if it is sent late in the evening
/// and each step takes all the time that it may. None where not each of them has a limit, or no day is early enough.
pub fn last_safe_day(standard: &ServiceStandard, holidays: &Holidays, end: Timestamp) -> Option<Date> {
    Rest { standard, holidays, from: 0, used: 0 }.last_day(end)
}

/// Returns the same day for an application that waits for its holder; none if it does not.
pub fn last_safe_day_to_go_on(
    standard: &ServiceStandard,
    renewal: &Renewal,
    holidays: &Holidays,
    end: Timestamp,
) -> Option<Date> {
    rest(standard, renewal, holidays, waits_at(standard, renewal)?).last_day(end)
}

/// Returns the step at which an application goes on that waits for its holder.
fn waits_at(standard: &ServiceStandard, renewal: &Renewal) -> Option<usize> {
    match renewal.stage {
        Stage::Returned { step, .. } => Some(step),
        Stage::At(at) => {
            let holders = standard.wizard.custody == Custody::Holder;
            standard.steps.get(at).filter(|step| holders && step.kind == StepKind::SetPassphrase).map(|_| at)
        }
        Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. } | Stage::Finished => None,
    }
}

fn rest<'a>(standard: &'a ServiceStandard, renewal: &Renewal, holidays: &'a Holidays, from: usize) -> Rest<'a> {
    Rest { standard, holidays, from, used: clocks(standard, renewal, holidays, renewal.since).office }
}

/// The part of a procedure that is still to come.
struct Rest<'a> {
    standard: &'a ServiceStandard,
    holidays: &'a Holidays,
    /// Index of its first step.
    from: usize,
    /// How many seconds of the office's time were used before it.
    used: i64,
}

impl Rest<'_> {
    /// Whether the authority's person has yet to approve.
    fn approved_by_authority(&self) -> bool {
        let approves = |step: &ProcedureStep| step.kind == StepKind::Approve && step.clock() == ClockOwner::Authority;
        self.standard.steps.iter().skip(self.from).any(approves)
    }

    fn last_day(&self, end: Timestamp) -> Option<Date> {
        let zone = self.standard.hours.zone();
        let last = end.date_in(zone);
        (0..=SEARCH_DAYS).map(|days| last.plus_days(-days)).find_map(|day| {
            let issued = self.issued_by(day.plus_days(1).at(0, zone))?;
            (issued <= end).then_some(day)
        })
    }

    /// Returns when the certificate is issued at the latest if this part begins at `start`: by the limits of the office's steps before the
    /// authority's, or of all its steps together, and then by the authority's.
    fn issued_by(&self, start: Timestamp) -> Option<Timestamp> {
        let Self { standard, holidays, from, used } = *self;
        let authority = standard.steps.iter().position(|step| step.clock() == ClockOwner::Authority);
        let authority = authority.map(|first| first.max(from));
        let office = standard.steps.get(from..authority.unwrap_or(standard.steps.len()))?.iter();
        let of_others = |step: &&ProcedureStep| step.actors.iter().any(|actor| *actor != Role::Holder);
        let office: Vec<&ProcedureStep> = office.filter(of_others).collect();
        let limits: Vec<TimeLimit> = office.iter().filter_map(|step| step.limit).collect();
        let passed = match standard.service.total {
            _ if office.is_empty() => start,
            Some(total) if limits.is_empty() => {
                let left = (working_seconds(&standard.hours, total) - used).max(0);
                standard.hours.add_working(start, left, holidays)
            }
            _ if limits.is_empty() => return None,
            _ => limits
                .into_iter()
                .fold(start, |at, limit| deadline(&standard.hours, holidays, ClockOwner::Office, at, limit)),
        };
        match authority.and_then(|at| next_limit(standard, at, ClockOwner::Authority)) {
            Some((limit, clock)) => Some(deadline(&standard.hours, holidays, clock, passed, limit)),
            // The embedded authority issues at once; when its person approves, nobody promises.
            None => (standard.issuing == Issuing::Embedded && !self.approved_by_authority()).then_some(passed),
        }
    }
}
