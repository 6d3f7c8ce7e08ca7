//! Periods of a report: months and quarters, leap days, ends of years, the agency's zone.

use domain::evaluation::{Period, PeriodFault};
use domain::moment::{Date, Zone};
use domain::standard::Interval;

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
