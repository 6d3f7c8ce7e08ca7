//! When a complaint must be answered. Computed from its events, the standard and today's calendar; only a copy for lists is stored.

use super::{Complaint, Stage};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::renewal::Late;
use crate::standard::{ClockOwner, ComplaintClass, LEGAL_LIMIT_DAYS, ServiceStandard, TimeUnit};

/// The time that counts against a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Start.
    pub start: Timestamp,
    /// Times in which whoever complains was asked: they do not count.
    pub pauses: Vec<(Timestamp, Timestamp)>,
    /// Extensions, each in the limit's unit.
    pub extensions: Vec<u16>,
}

impl Run {
    /// A run from this instant on, without pauses and extensions.
    pub const fn from(start: Timestamp) -> Self {
        Self { start, pauses: Vec::new(), extensions: Vec::new() }
    }

    /// Returns all extensions together, in the limit's unit.
    pub fn extended_by(&self) -> u32 {
        self.extensions.iter().map(|amount| u32::from(*amount)).sum()
    }
}

/// A due time and the rule that it follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due<'a> {
    /// The last instant.
    pub at: Timestamp,
    /// Its rule.
    pub rule: DueRule<'a>,
}

/// By which rule a complaint is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueRule<'a> {
    /// The limit of its class.
    Class(&'a ComplaintClass),
    /// It is in no class yet: the shortest limit counts until it is.
    Shortest(&'a ComplaintClass),
    /// The agency has no limits of its own: the law's ([`LEGAL_LIMIT_DAYS`]).
    Law,
}

/// Returns when the complaint must be answered; none while whoever complains was asked, and once it is answered.
pub fn due<'a>(standard: &'a ServiceStandard, complaint: &Complaint, holidays: &Holidays) -> Option<Due<'a>> {
    (complaint.stage == Stage::Open).then(|| due_for(standard, complaint.class.as_deref(), &complaint.run, holidays))
}

/// Returns when a complaint of this class must be answered whose time ran like this.
pub fn due_for<'a>(standard: &'a ServiceStandard, class: Option<&str>, run: &Run, holidays: &Holidays) -> Due<'a> {
    let known = class.and_then(|id| standard.complaint_rules().classes.iter().find(|known| known.id == id));
    let rule = match (known, standard.shortest_class()) {
        (Some(class), _) => DueRule::Class(class),
        (None, Some(shortest)) => DueRule::Shortest(shortest),
        (None, None) => DueRule::Law,
    };
    let at = match rule {
        DueRule::Class(class) | DueRule::Shortest(class) => end(standard, class, run, holidays),
        DueRule::Law => legal_end(run),
    };
    Due { at, rule }
}

/// Returns the end of the law's limit: calendar days, without the time in which the complaint was not complete.
pub(super) fn legal_end(run: &Run) -> Timestamp {
    let asked: i64 = run.pauses.iter().map(|(from, to)| to.seconds_since(*from).max(0)).sum();
    run.start.plus_days(i64::from(LEGAL_LIMIT_DAYS)).plus_seconds(asked)
}

fn end(standard: &ServiceStandard, class: &ComplaintClass, run: &Run, holidays: &Holidays) -> Timestamp {
    let hours = &standard.hours;
    let amount = u32::from(class.limit.amount) + run.extended_by();
    let seconds = match class.limit.unit {
        TimeUnit::Minutes => i64::from(amount) * 60,
        TimeUnit::Hours => i64::from(amount) * 3600,
        TimeUnit::Days => {
            let paused: u32 =
                run.pauses.iter().map(|(from, to)| hours.working_days_between(*from, *to, holidays)).sum();
            return hours.due_after_working_days(run.start, amount + paused, holidays);
        }
    };
    let paused: i64 = run.pauses.iter().map(|(from, to)| hours.working_seconds_between(*from, *to, holidays)).sum();
    hours.add_working(run.start, seconds + paused, holidays)
}

/// Returns by how much a due time has passed at `now`; none if it has not.
pub fn late(standard: &ServiceStandard, due: Due<'_>, holidays: &Holidays, now: Timestamp) -> Option<Late> {
    let clock = match due.rule {
        DueRule::Class(_) | DueRule::Shortest(_) => ClockOwner::Office,
        DueRule::Law => ClockOwner::Authority,
    };
    crate::renewal::late(&standard.hours, holidays, (due.at, clock), now)
}
