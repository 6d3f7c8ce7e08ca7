//! Why a complaint is due when it is due: the sum behind a due time, day by day.

use serde::{Deserialize, Serialize};

use super::due::{Due, DueRule, Run};
use crate::moment::{Date, Timestamp};
use crate::office_hours::{Closure, Holidays};
use crate::standard::{LEGAL_LIMIT_DAYS, ServiceStandard, TimeLimit, TimeUnit, Wording};

/// A due time as a readable sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DueSum {
    /// From when the time counts.
    pub start: Timestamp,
    /// The last instant.
    pub at: Timestamp,
    /// The class whose limit counts; none: the law's limit, in calendar days.
    pub class: Option<Wording>,
    /// Whether the complaint is in no class yet, so that the shortest limit counts.
    pub unclassified: bool,
    /// The limit without extensions.
    pub limit: TimeLimit,
    /// By how many of the limit's unit it was extended.
    pub extended_by: u32,
    /// Times in which whoever complains was asked: they do not count.
    pub pauses: Vec<(Timestamp, Timestamp)>,
    /// Every day from the start to the end; empty for the law's limit.
    pub days: Vec<DayCount>,
}

/// What a day adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayCount {
    /// The day, in the agency's zone.
    pub date: Date,
    /// Its working time that counts, between breaks and pauses; empty where whole days count.
    pub spans: Vec<(Timestamp, Timestamp)>,
    /// The number of this working day, where whole days count and it is one.
    pub number: Option<u32>,
    /// Why it does not count.
    pub not_counted: Option<NotCounted>,
}

/// Why a day does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotCounted {
    /// The office has no hours on this day of the week.
    Weekday,
    /// A holiday, with its name.
    Holiday(String),
    /// This office alone is closed.
    Office,
    /// Whole days count from the next working day on.
    FirstDay,
    /// Whoever complains was asked.
    Asked,
    /// The complaint came after hours, or before the office opened for the last time that day.
    AfterHours,
}

/// Returns the sum behind a due time.
pub fn due_sum(standard: &ServiceStandard, due: Due<'_>, run: &Run, holidays: &Holidays) -> DueSum {
    let (class, unclassified) = match due.rule {
        DueRule::Class(class) => (Some(class), false),
        DueRule::Shortest(class) => (Some(class), true),
        DueRule::Law => (None, false),
    };
    let limit = class.map_or(TimeLimit { amount: LEGAL_LIMIT_DAYS, unit: TimeUnit::Days }, |class| class.limit);
    let days = if class.is_some() { days(standard, due.at, run, limit.unit, holidays) } else { Vec::new() };
    DueSum {
        start: run.start,
        at: due.at,
        class: class.map(|class| class.title.clone()),
        unclassified,
        limit,
        extended_by: if class.is_some() { run.extended_by() } else { 0 },
        pauses: run.pauses.clone(),
        days,
    }
}

fn days(standard: &ServiceStandard, end: Timestamp, run: &Run, unit: TimeUnit, holidays: &Holidays) -> Vec<DayCount> {
    let hours = &standard.hours;
    let zone = hours.zone();
    let (first, last) = (run.start.date_in(zone), end.date_in(zone));
    let (mut rows, mut date, mut number) = (Vec::new(), first, 0);
    while date <= last {
        let closed = hours.why_closed(date, holidays).map(|closure| match closure {
            Closure::Weekday => NotCounted::Weekday,
            Closure::Holiday(name) => NotCounted::Holiday(name.to_owned()),
            Closure::Office => NotCounted::Office,
        });
        let mut row = DayCount { date, spans: Vec::new(), number: None, not_counted: closed };
        if row.not_counted.is_none() {
            if unit == TimeUnit::Days {
                let asked = run.pauses.iter().any(|(from, to)| from.date_in(zone) < date && date <= to.date_in(zone));
                if date == first {
                    row.not_counted = Some(NotCounted::FirstDay);
                } else if asked {
                    row.not_counted = Some(NotCounted::Asked);
                } else {
                    number += 1;
                    row.number = Some(number);
                }
            } else {
                let open = hours.working_spans(date, holidays);
                row.spans = counted(&open, run.start, end, &run.pauses);
                let within = open.iter().any(|(from, to)| *to > run.start && *from < end);
                row.not_counted =
                    row.spans.is_empty().then_some(if within { NotCounted::Asked } else { NotCounted::AfterHours });
            }
        }
        rows.push(row);
        if date == Date::MAX {
            break;
        }
        date = date.plus_days(1);
    }
    rows
}

/// Returns what of these spans lies between `start` and `end` and in no pause.
fn counted(
    open: &[(Timestamp, Timestamp)],
    start: Timestamp,
    end: Timestamp,
    pauses: &[(Timestamp, Timestamp)],
) -> Vec<(Timestamp, Timestamp)> {
    let mut spans: Vec<_> = open.iter().map(|(from, to)| ((*from).max(start), (*to).min(end))).collect();
    for (asked, replied) in pauses {
        spans = spans
            .into_iter()
            .flat_map(|(from, to)| [(from, to.min(*asked)), (from.max(*replied), to)])
            .filter(|(from, to)| from < to)
            .collect();
    }
    spans.retain(|(from, to)| from < to);
    spans
}
