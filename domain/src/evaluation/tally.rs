//! Counts and durations of a period, from renewals' visits.

use std::collections::BTreeMap;

use super::figures::{
    Acts, Counted, Durations, Figures, Outcomes, Returns, Sent, Slow, StepFigures, VersionFigures, count,
};
use super::visit::{Act, Reason, Visit, VisitEnd};
use super::{ComplaintFigures, Period, SurveyFigures};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::renewal::{Digest, RejectReason, ReturnReason, Wait, clock_of, due_of_wait, time_used, working_seconds};
use crate::standard::{ClockOwner, ServiceStandard, StepKind};

/// How many of the slowest are named.
const SLOWEST: usize = 5;

/// A renewal, as far as it is counted.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its reference number.
    pub reference: String,
    /// Whether an officer filed it.
    pub by_office: bool,
    /// All of its visits, oldest first.
    pub visits: Vec<Visit>,
}

/// Counts renewals one by one.
#[derive(Debug)]
pub struct Tally {
    period: Period,
    from: Timestamp,
    until: Timestamp,
    sent: Sent,
    outcomes: Outcomes,
    versions: BTreeMap<Digest, Version>,
    returns: u32,
    return_reasons: BTreeMap<ReturnReason, u32>,
    reject_reasons: BTreeMap<RejectReason, u32>,
    acts: Acts,
    slowest: Vec<Slow>,
}

#[derive(Debug)]
struct Version {
    standard: ServiceStandard,
    office: Vec<i64>,
    authority: Vec<i64>,
    in_time: u32,
    steps: BTreeMap<usize, At>,
}

#[derive(Debug, Default)]
struct At {
    all: Vec<i64>,
    bound: u32,
    in_time: u32,
    overdue: u32,
}

/// Seconds used so far on both clocks.
#[derive(Clone, Copy, Debug, Default)]
struct Used {
    office: i64,
    authority: i64,
}

impl Tally {
    /// Begins to count what was in `[from, until)`.
    pub fn new(period: Period, from: Timestamp, until: Timestamp) -> Self {
        Self {
            period,
            from,
            until,
            sent: Sent::default(),
            outcomes: Outcomes::default(),
            versions: BTreeMap::new(),
            returns: 0,
            return_reasons: BTreeMap::new(),
            reject_reasons: BTreeMap::new(),
            acts: Acts::default(),
            slowest: Vec::new(),
        }
    }

    /// Counts a renewal of this version of the standard.
    pub fn add(&mut self, standard: &ServiceStandard, version: &Digest, course: &Course, holidays: &Holidays) {
        let mut used = Used::default();
        let mut last = None;
        let until = self.until;
        for visit in course.visits.iter().filter(|visit| visit.from < until) {
            let end = visit.end.as_ref().filter(|(to, _)| *to < self.until);
            self.visit(standard, version, visit, end, &mut used, holidays);
            last = Some(end);
        }
        let Some(last) = last else { return };
        if course.visits.first().is_some_and(|first| first.from >= self.from) {
            *(if course.by_office { &mut self.sent.by_office } else { &mut self.sent.by_holder }) += 1;
        }
        match last {
            None => self.outcomes.open += 1,
            Some((to, end)) if *to >= self.from => self.ended(standard, version, course, end.act, used),
            Some(_) => {}
        }
    }

    fn visit(
        &mut self,
        standard: &ServiceStandard,
        version: &Digest,
        visit: &Visit,
        end: Option<&(Timestamp, VisitEnd)>,
        used: &mut Used,
        holidays: &Holidays,
    ) {
        let here = end.filter(|(to, _)| *to >= self.from);
        // The program returns a filing to its holder at once: nobody's act, and no time.
        let filed = end.is_some_and(|(_, end)| end.reasons == [Reason::Returned(ReturnReason::FiledForYou)]);
        if filed {
            return;
        }
        if let Some((_, end)) = here {
            self.act(standard, visit.step, end);
        }
        let (Some(step), Some(clock)) = (visit.step, clock_of(standard, visit.step)) else { return };
        let to = end.map_or(self.until, |(to, _)| *to);
        let before = used.office;
        let seconds = time_used(standard, Wait { step: visit.step, from: visit.from, to }, holidays);
        match clock {
            ClockOwner::Office => used.office += seconds,
            ClockOwner::Authority => used.authority += seconds,
        }
        let judged = here.filter(|(_, end)| !matches!(end.act, Act::Withdrawn));
        if judged.is_none() && end.is_some() {
            return;
        }
        let due = due_of_wait(standard, step, visit.from, || before, holidays);
        let in_time = due.is_none_or(|(due, _)| to <= due);
        if judged.is_none() && in_time {
            return;
        }
        let at = self.version(standard, version).steps.entry(step).or_default();
        if judged.is_some() {
            at.all.push(seconds);
            at.bound += u32::from(due.is_some());
            at.in_time += u32::from(due.is_some() && in_time);
        } else {
            at.overdue += 1;
        }
    }

    fn version(&mut self, standard: &ServiceStandard, version: &Digest) -> &mut Version {
        self.versions.entry(version.clone()).or_insert_with(|| Version {
            standard: standard.clone(),
            office: Vec::new(),
            authority: Vec::new(),
            in_time: 0,
            steps: BTreeMap::new(),
        })
    }

    /// Counts what an officer did, and why.
    fn act(&mut self, standard: &ServiceStandard, step: Option<usize>, end: &VisitEnd) {
        let holders = matches!(end.act, Act::Completed | Act::Withdrawn)
            || step.and_then(|step| standard.steps.get(step)).is_some_and(|step| step.kind == StepKind::SetPassphrase);
        if end.by.is_some() && !holders {
            self.acts.count += 1;
            self.acts.stood_in += u32::from(end.stood_in);
        }
        self.returns += u32::from(end.act == Act::Returned);
        for reason in &end.reasons {
            *match reason {
                Reason::Returned(reason) => self.return_reasons.entry(*reason).or_default(),
                Reason::Rejected(reason) => self.reject_reasons.entry(*reason).or_default(),
            } += 1;
        }
    }

    fn ended(&mut self, standard: &ServiceStandard, version: &Digest, course: &Course, act: Act, used: Used) {
        *(match act {
            Act::Rejected => &mut self.outcomes.rejected,
            Act::Withdrawn => &mut self.outcomes.withdrawn,
            Act::Cancelled => &mut self.outcomes.cancelled,
            Act::Done | Act::PassedBack | Act::Returned | Act::Completed => {
                let all = self.version(standard, version);
                all.office.push(used.office);
                all.authority.push(used.authority);
                let total = standard.service.total.map(|total| working_seconds(&standard.hours, total));
                all.in_time += u32::from(total.is_some_and(|total| used.office <= total));
                &mut self.outcomes.finished
            }
        }) += 1;
        let Used { office, authority } = used;
        self.slowest.push(Slow { reference: course.reference.clone(), office, authority });
        self.slowest.sort_by(|one, other| other.office.cmp(&one.office).then(one.reference.cmp(&other.reference)));
        self.slowest.truncate(SLOWEST);
    }

    /// Returns the figures; `ending` certificates end in the days after the period.
    pub fn finish(self, ending: u32, survey: Option<SurveyFigures>, complaints: ComplaintFigures) -> Figures {
        Figures {
            period: self.period,
            until: self.until,
            sent: self.sent,
            outcomes: self.outcomes,
            versions: self.versions.into_iter().map(|(standard, version)| version.finish(standard)).collect(),
            returns: Returns { count: self.returns, reasons: counted(self.return_reasons) },
            rejections: counted(self.reject_reasons),
            acts: self.acts,
            ending,
            survey,
            complaints,
            slowest: self.slowest,
        }
    }
}

fn counted<T>(all: BTreeMap<T, u32>) -> Vec<Counted<T>> {
    all.into_iter().map(|(what, count)| Counted { what, count }).collect()
}

impl Version {
    fn finish(mut self, standard: Digest) -> VersionFigures {
        let (total, steps) = (self.standard.service.total, &self.standard.steps);
        let count = count(self.office.len());
        let office = Durations {
            limit: total,
            bound: total.map_or(0, |_| count),
            in_time: self.in_time,
            ..Durations::of(&mut self.office)
        };
        let of_step = |(index, mut at): (usize, At)| {
            let step = steps.get(index)?;
            let durations =
                Durations { limit: step.limit, bound: at.bound, in_time: at.in_time, ..Durations::of(&mut at.all) };
            let (number, title, clock) = (step.number, step.title.clone(), step.clock());
            Some(StepFigures { step: step.id.clone(), number, title, clock, durations, overdue: at.overdue })
        };
        VersionFigures {
            standard,
            office,
            authority: Durations::of(&mut self.authority),
            steps: self.steps.into_iter().filter_map(of_step).collect(),
        }
    }
}
