//! Periods of whole days that a report is about.

use serde::{Deserialize, Serialize};

use crate::moment::{Date, Timestamp, Zone};

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

    /// Whether it is exactly a month or quarter of the calendar.
    pub fn is_whole(&self, every: Interval) -> bool {
        Self::around(self.first, every) == *self
    }
}

/// How often an agency evaluates its service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Each month of the calendar.
    #[default]
    Month,
    /// Each quarter of the calendar.
    Quarter,
}

impl Interval {
    const fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_quarters() {
        fn check(date: &str, every: Interval, first: &str, last: &str) {
            let date = Date::parse(date).unwrap();
            let period = Period::around(date, every);
            assert_eq!(period, Period::parse(first, last).unwrap(), "{date}");
            assert!(period.is_whole(every));
        }
        check("2027-02-10", Interval::Month, "2027-02-01", "2027-02-28");
        check("2028-02-29", Interval::Month, "2028-02-01", "2028-02-29");
        check("2026-12-31", Interval::Month, "2026-12-01", "2026-12-31");
        check("2026-12-31", Interval::Quarter, "2026-10-01", "2026-12-31");
        check("2028-01-01", Interval::Quarter, "2028-01-01", "2028-03-31");
        check("2026-06-30", Interval::Quarter, "2026-04-01", "2026-06-30");
    }

    #[test]
    fn the_last_one_that_is_over() {
        fn check(date: &str, every: Interval, first: &str, last: &str) {
            let date = Date::parse(date).unwrap();
            assert_eq!(Period::last_before(date, every), Period::parse(first, last).unwrap(), "{date}");
        }
        check("2028-03-01", Interval::Month, "2028-02-01", "2028-02-29");
        check("2027-01-01", Interval::Month, "2026-12-01", "2026-12-31");
        check("2027-01-31", Interval::Quarter, "2026-10-01", "2026-12-31");
    }

    #[test]
    fn empty_or_longer_than_a_year_is_none() {
        fn check(first: &str, last: &str, fault: Option<PeriodFault>) {
            let (first, last) = (Date::parse(first).unwrap(), Date::parse(last).unwrap());
            assert_eq!(Period::new(first, last).err(), fault, "{first} {last}");
        }
        check("2026-11-02", "2026-11-01", Some(PeriodFault::Empty));
        check("2026-11-01", "2026-11-01", None);
        check("2028-01-01", "2028-12-31", None);
        check("2027-01-01", "2028-01-01", None);
        check("2027-01-01", "2028-01-02", Some(PeriodFault::TooLong));
    }

    #[test]
    fn days_are_those_of_the_agencys_zone() {
        let day = Period::parse("2026-11-30", "2026-11-30").unwrap();
        // 00.00 WIB is 17.00 UTC of the day before, 00.00 WIT is 15.00.
        assert_eq!(day.begin(Zone::Wib), Date::parse("2026-11-29").unwrap().at(24 * 3600, Zone::Wib));
        assert_eq!(day.end(Zone::Wib).seconds_since(day.begin(Zone::Wib)), 86_400);
        assert_eq!(day.begin(Zone::Wib).seconds_since(day.begin(Zone::Wit)), 2 * 3600);
    }
}
