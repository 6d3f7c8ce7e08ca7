//! Working time: office hours, breaks and holidays; deadlines in working time.

mod day;
mod holidays;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::moment::{Date, Timestamp, Weekday, Zone};

pub use day::{DayHours, TimeOfDay};
pub use holidays::{Closure, Holidays};

/// Office hours. Days without hours and holidays are no working days.
///
/// In TOML: `zone = "WIB"` and `[[...days]]` with `days = ["mon"]`, `open = "08:00"`, `close = "16:00"`,
/// `breaks = [["12:00", "13:00"]]`, `closed = ["2026-12-24"]`. Reading it refuses hours that contradict themselves ([`HoursFault`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "HoursForm")]
pub struct OfficeHours {
    zone: Zone,
    days: Vec<DayHours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    closed: Vec<Date>,
}

impl OfficeHours {
    /// Makes office hours; fails if they contradict themselves.
    pub fn new(zone: Zone, days: Vec<DayHours>) -> Result<Self, HoursFault> {
        let mut seen: Vec<Weekday> = Vec::new();
        for entry in &days {
            entry.check()?;
            for &day in &entry.days {
                if seen.contains(&day) {
                    return Err(HoursFault::DayTwice);
                }
                seen.push(day);
            }
        }
        if seen.is_empty() { Err(HoursFault::NoDay) } else { Ok(Self { zone, days, closed: Vec::new() }) }
    }

    /// Returns the hours with these additional closed dates.
    #[must_use]
    pub fn closed_on(mut self, closed: Vec<Date>) -> Self {
        self.closed = closed;
        self
    }

    /// Returns the dates on which this office alone is closed.
    pub fn closed(&self) -> &[Date] {
        &self.closed
    }

    /// Returns the office's time zone.
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Returns the hours as written.
    pub fn days(&self) -> &[DayHours] {
        &self.days
    }

    /// Returns the working time of the office's longest day, in seconds.
    pub fn longest_day_seconds(&self) -> i64 {
        self.days.iter().map(DayHours::working_seconds).max().unwrap_or(0)
    }

    /// Returns the number of working days after the day of `from`, up to and with the day of `to`.
    pub fn working_days_between(&self, from: Timestamp, to: Timestamp, holidays: &Holidays) -> u32 {
        let (mut date, last, mut days) = (from.date_in(self.zone), to.date_in(self.zone), 0);
        while date < last {
            date = date.plus_days(1);
            days += u32::from(self.is_working_day(date, holidays));
        }
        days
    }

    /// Returns why no working time counts on this date; none on working days.
    pub fn why_closed<'a>(&self, date: Date, holidays: &'a Holidays) -> Option<Closure<'a>> {
        if let Some(name) = holidays.name(date) {
            return Some(Closure::Holiday(name));
        }
        if self.closed.contains(&date) {
            return Some(Closure::Office);
        }
        (!self.is_working_day(date, holidays)).then_some(Closure::Weekday)
    }

    /// Whether this date is a working day.
    pub fn is_working_day(&self, date: Date, holidays: &Holidays) -> bool {
        self.hours_of(date, holidays).is_some()
    }

    /// Returns when the office closes today, if it is open now; breaks count as open.
    pub fn open_until(&self, now: Timestamp, holidays: &Holidays) -> Option<Timestamp> {
        let (open, close) = self.opening(now.date_in(self.zone), holidays)?;
        (open <= now && now < close).then_some(close)
    }

    /// Returns when the office opens next after `now`.
    pub fn next_opening(&self, now: Timestamp, holidays: &Holidays) -> Timestamp {
        let mut date = now.date_in(self.zone);
        loop {
            match self.opening(date, holidays) {
                Some((open, _)) if open > now => return open,
                _ if date == Date::MAX => return date.at(0, self.zone),
                _ => date = date.plus_days(1),
            }
        }
    }

    /// Returns the opening and closing time of this date.
    fn opening(&self, date: Date, holidays: &Holidays) -> Option<(Timestamp, Timestamp)> {
        let hours = self.hours_of(date, holidays)?;
        Some((date.at(hours.open.seconds(), self.zone), date.at(hours.close.seconds(), self.zone)))
    }

    /// Returns the seconds of working time in `[from, to)`; 0 if `to` is not later.
    pub fn working_seconds_between(&self, from: Timestamp, to: Timestamp, holidays: &Holidays) -> i64 {
        let mut total = 0;
        let mut date = from.date_in(self.zone);
        let last = to.date_in(self.zone);
        while date <= last {
            for (open, close) in self.working_spans(date, holidays) {
                total += close.min(to).seconds_since(open.max(from)).max(0);
            }
            if date == Date::MAX {
                break;
            }
            date = date.plus_days(1);
        }
        total
    }

    /// Returns the first instant by which `seconds` of working time have passed since `start`; `start` itself for 0.
    pub fn add_working(&self, start: Timestamp, seconds: i64, holidays: &Holidays) -> Timestamp {
        if seconds <= 0 {
            return start;
        }
        let mut left = seconds;
        let mut date = start.date_in(self.zone);
        loop {
            for (open, close) in self.working_spans(date, holidays) {
                let begin = open.max(start);
                let here = close.seconds_since(begin).max(0);
                if here >= left {
                    return begin.plus_seconds(left);
                }
                left -= here;
            }
            if date == Date::MAX {
                return date.at(0, self.zone);
            }
            date = date.plus_days(1);
        }
    }

    /// Returns the closing time of the `days`-th working day after the day of `start`. For 0: of the day of `start`, or
    /// of the next working day if that day is none or is already over.
    pub fn due_after_working_days(&self, start: Timestamp, days: u32, holidays: &Holidays) -> Timestamp {
        let mut left = days;
        let mut date = start.date_in(self.zone);
        if left > 0 {
            date = date.plus_days(1);
        }
        loop {
            if let Some(hours) = self.hours_of(date, holidays) {
                let close = date.at(hours.close.seconds(), self.zone);
                if left <= 1 && close >= start {
                    return close;
                }
                left = left.saturating_sub(1);
            }
            if date == Date::MAX {
                return date.at(0, self.zone);
            }
            date = date.plus_days(1);
        }
    }

    fn hours_of(&self, date: Date, holidays: &Holidays) -> Option<&DayHours> {
        if holidays.name(date).is_some() || self.closed.contains(&date) {
            return None;
        }
        let weekday = date.weekday();
        self.days.iter().find(|entry| entry.days.contains(&weekday))
    }

    /// Returns the working time of this date between breaks, in order; empty where there is none.
    pub fn working_spans(&self, date: Date, holidays: &Holidays) -> Vec<(Timestamp, Timestamp)> {
        let mut stretches = Vec::new();
        if let Some(hours) = self.hours_of(date, holidays) {
            let at = |clock: TimeOfDay| date.at(clock.seconds(), self.zone);
            let mut open = hours.open;
            for &(from, to) in &hours.breaks {
                stretches.push((at(open), at(from)));
                open = to;
            }
            stretches.push((at(open), at(hours.close)));
        }
        stretches
    }
}

/// Why hours contradict themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// No day has hours.
    NoDay,
    /// A day occurs in two entries.
    DayTwice,
    /// Opening, breaks and closing are not in order, or no working time is left.
    Order,
}

impl fmt::Display for HoursFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoDay => "office hours name no day",
            Self::DayTwice => "office hours name a day twice",
            Self::Order => "opening, breaks and closing are not in order",
        })
    }
}

/// The unchecked form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursForm {
    zone: Zone,
    days: Vec<DayHours>,
    #[serde(default)]
    closed: Vec<Date>,
}

impl TryFrom<HoursForm> for OfficeHours {
    type Error = HoursFault;

    fn try_from(form: HoursForm) -> Result<Self, HoursFault> {
        Ok(Self::new(form.zone, form.days)?.closed_on(form.closed))
    }
}
