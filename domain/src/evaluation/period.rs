//! Periods of whole days that a report is about.

use serde::{Deserialize, Serialize};

use crate::moment::{Date, Timestamp, Zone};
use crate::standard::Interval;

/// A period of whole days in the agency's zone, at most a year and never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "Days", into = "Days")]
pub struct Period {
    first: Date,
    last: Date,
}

/// The most days of a period: a leap year.
pub const MOST_DAYS: i64 = 366;

impl Period {
    /// Makes the period from `first` to `last`, both within it.
    ///
    /// # Errors
    /// When it would be empty or longer than [`MOST_DAYS`].
    pub fn new(first: Date, last: Date) -> Result<Self, PeriodFault> {
        match last.days() - first.days() + 1 {
            ..=0 => Err(PeriodFault::Empty),
            days if days > MOST_DAYS => Err(PeriodFault::TooLong),
            _ => Ok(Self { first, last }),
        }
    }

    /// Reads both dates, "YYYY-MM-DD"; `None` where they are none, or make no period.
    pub fn parse(first: &str, last: &str) -> Option<Self> {
        Self::new(Date::parse(first)?, Date::parse(last)?).ok()
    }

    /// Returns the month or quarter of the calendar in which this date is.
    pub fn around(date: Date, every: Interval) -> Self {
        let (year, month, _) = date.ymd();
        let months = every.months();
        let begin = (month - 1) / months * months + 1;
        let first = Date::new(year, begin, 1).unwrap_or(Date::MIN);
        let next = if begin + months > 12 { Date::new(year + 1, 1, 1) } else { Date::new(year, begin + months, 1) };
        Self { first, last: next.map_or(Date::MAX, |next| next.plus_days(-1)) }
    }

    /// Returns the last month or quarter that is over on this date.
    pub fn last_before(date: Date, every: Interval) -> Self {
        Self::around(Self::around(date, every).first.plus_days(-1), every)
    }

    /// Its first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// Its last day.
    pub const fn last(&self) -> Date {
        self.last
    }

    /// Returns the instant at which it begins.
    pub const fn begin(&self, zone: Zone) -> Timestamp {
        self.first.at(0, zone)
    }

    /// Returns the first instant after it.
    pub const fn end(&self, zone: Zone) -> Timestamp {
        self.last.at(crate::moment::DAY, zone)
    }

    /// Whether it begins and ends with a month.
    pub fn is_whole_months(&self) -> bool {
        let month = |date| Self::around(date, Interval::Month);
        month(self.first).first == self.first && month(self.last).last == self.last
    }

    /// Whether it is exactly a month or quarter of the calendar.
    pub fn is_whole(&self, every: Interval) -> bool {
        Self::around(self.first, every) == *self
    }
}

/// Why two dates make no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodFault {
    /// It ends before it begins.
    Empty,
    /// It is longer than a year.
    TooLong,
}

impl std::fmt::Display for PeriodFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "the period ends before it begins",
            Self::TooLong => "the period is longer than a year",
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    first: Date,
    last: Date,
}

impl TryFrom<Days> for Period {
    type Error = PeriodFault;

    fn try_from(days: Days) -> Result<Self, PeriodFault> {
        Self::new(days.first, days.last)
    }
}

impl From<Period> for Days {
    fn from(period: Period) -> Self {
        Self { first: period.first, last: period.last }
    }
}
