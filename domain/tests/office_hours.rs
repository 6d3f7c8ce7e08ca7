//! Working time: Kota Pekalongan's hours as a table, the laws as properties.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use domain::moment::{DAY, Date, Timestamp, Zone};
use domain::office_hours::{Holidays, HoursFault, OfficeHours};
use proptest::prelude::*;

const PEKALONGAN: &str = r#"
zone = "WIB"
[[days]]
days = ["mon", "tue", "wed", "thu"]
open = "08:00"
close = "16:00"
breaks = [["12:00", "13:00"]]
[[days]]
days = ["fri"]
open = "08:00"
close = "11:00"
"#;

fn hours() -> OfficeHours {
    toml::from_str(PEKALONGAN).unwrap()
}

fn holidays() -> Holidays {
    toml::from_str(include_str!("../standards/holidays.toml")).unwrap()
}

/// "2026-11-23 08:30" in Pekalongan.
fn at(text: &str) -> Timestamp {
    let (date, clock) = text.split_once(' ').unwrap();
    let (hour, minute) = clock.split_once(':').unwrap();
    let seconds = hour.parse::<i64>().unwrap() * 3600 + minute.parse::<i64>().unwrap() * 60;
    Date::parse(date).unwrap().at(seconds, Zone::Wib)
}

fn written(moment: Timestamp) -> String {
    format!("{} {}", moment.date_in(Zone::Wib), moment.clock_text(Zone::Wib))
}

#[test]
fn working_time_between() {
    let check = |from: &str, to: &str, minutes: i64| {
        let got = hours().working_seconds_between(at(from), at(to), &holidays());
        assert_eq!(got, minutes * 60, "{from} to {to}");
    };
    // 2026-11-23 is a Monday.
    check("2026-11-23 08:00", "2026-11-23 16:00", 420);
    check("2026-11-23 07:00", "2026-11-23 17:00", 420);
    check("2026-11-23 11:30", "2026-11-23 13:30", 60);
    check("2026-11-23 12:00", "2026-11-23 13:00", 0);
    check("2026-11-27 08:00", "2026-11-27 16:00", 180);
    check("2026-11-27 10:30", "2026-11-30 08:30", 60);
    check("2026-11-28 08:00", "2026-11-29 23:00", 0);
    check("2026-11-23 00:00", "2026-11-30 00:00", 4 * 420 + 180);
    check("2026-11-23 15:59", "2026-11-24 08:01", 2);
    check("2026-11-24 10:00", "2026-11-23 10:00", 0);
    // 24 December is joint leave, 25 Christmas, 26 and 27 the weekend; 1 January a Friday and a holiday.
    check("2026-12-23 15:00", "2026-12-28 09:00", 120);
    check("2026-12-31 15:00", "2027-01-04 09:00", 120);
}

#[test]
fn working_time_added() {
    let check = |start: &str, minutes: i64, expected: &str| {
        let got = hours().add_working(at(start), minutes * 60, &holidays());
        assert_eq!(written(got), expected, "{start} + {minutes} min");
    };
    check("2026-11-23 08:00", 0, "2026-11-23 08.00 WIB");
    check("2026-11-23 06:00", 5, "2026-11-23 08.05 WIB");
    check("2026-11-23 11:55", 10, "2026-11-23 13.05 WIB");
    check("2026-11-23 11:55", 5, "2026-11-23 12.00 WIB");
    check("2026-11-23 12:30", 5, "2026-11-23 13.05 WIB");
    check("2026-11-23 15:50", 10, "2026-11-23 16.00 WIB");
    check("2026-11-23 15:50", 11, "2026-11-24 08.01 WIB");
    check("2026-11-27 10:00", 150, "2026-11-30 09.30 WIB");
    check("2026-12-23 16:00", 1, "2026-12-28 08.01 WIB");
    check("2026-12-31 15:59", 2, "2027-01-04 08.01 WIB");
}

#[test]
fn due_after_working_days() {
    let check = |start: &str, days: u32, expected: &str| {
        let got = hours().due_after_working_days(at(start), days, &holidays());
        assert_eq!(written(got), expected, "{start} + {days} days");
    };
    check("2026-11-23 09:00", 1, "2026-11-24 16.00 WIB");
    check("2026-11-23 20:00", 1, "2026-11-24 16.00 WIB");
    check("2026-11-26 09:00", 1, "2026-11-27 11.00 WIB");
    check("2026-11-27 09:00", 1, "2026-11-30 16.00 WIB");
    check("2026-11-28 09:00", 1, "2026-11-30 16.00 WIB");
    check("2026-11-23 09:00", 5, "2026-11-30 16.00 WIB");
    check("2026-12-23 09:00", 1, "2026-12-28 16.00 WIB");
    check("2026-12-31 09:00", 1, "2027-01-04 16.00 WIB");
    check("2026-11-23 09:00", 0, "2026-11-23 16.00 WIB");
    check("2026-11-23 16:01", 0, "2026-11-24 16.00 WIB");
    check("2026-11-28 09:00", 0, "2026-11-30 16.00 WIB");
    // In UTC it is still Monday: the office's zone counts.
    check("2026-11-24 00:30", 1, "2026-11-25 16.00 WIB");
}

#[test]
fn hours_that_contradict_themselves_are_refused() {
    let check = |days: &str, expected: HoursFault| {
        let error = toml::from_str::<OfficeHours>(&format!("zone = \"WIB\"\ndays = {days}")).unwrap_err();
        assert!(error.to_string().contains(&expected.to_string()), "{days}: {error}");
    };
    check("[]", HoursFault::NoDay);
    check(r#"[{ days = [], open = "08:00", close = "16:00" }]"#, HoursFault::NoDay);
    check(r#"[{ days = ["mon", "mon"], open = "08:00", close = "16:00" }]"#, HoursFault::DayTwice);
    check(r#"[{ days = ["mon"], open = "16:00", close = "08:00" }]"#, HoursFault::Order);
    check(r#"[{ days = ["mon"], open = "08:00", close = "08:00" }]"#, HoursFault::Order);
    check(r#"[{ days = ["mon"], open = "08:00", close = "16:00", breaks = [["07:00", "13:00"]] }]"#, HoursFault::Order);
    check(r#"[{ days = ["mon"], open = "08:00", close = "16:00", breaks = [["13:00", "12:00"]] }]"#, HoursFault::Order);
    check(r#"[{ days = ["mon"], open = "08:00", close = "16:00", breaks = [["15:00", "17:00"]] }]"#, HoursFault::Order);
    check(
        r#"[{ days = ["mon"], open = "08:00", close = "16:00", breaks = [["12:00", "13:00"], ["12:30", "14:00"]] }]"#,
        HoursFault::Order,
    );
    check(r#"[{ days = ["mon"], open = "08:00", close = "16:00", breaks = [["08:00", "16:00"]] }]"#, HoursFault::Order);
    for clock in ["8:00", "08.00", "24:01", "23:60", "-1:00", "0८:00", ""] {
        let text = format!("zone = \"WIB\"\ndays = [{{ days = [\"mon\"], open = \"{clock}\", close = \"24:00\" }}]");
        assert!(toml::from_str::<OfficeHours>(&text).is_err(), "{clock}");
    }
    assert!(toml::from_str::<OfficeHours>(&PEKALONGAN.replace("zone", "zona")).is_err());
}

#[test]
fn hours_round_trip_as_json() {
    let json = serde_json::to_string(&hours()).unwrap();
    assert_eq!(serde_json::from_str::<OfficeHours>(&json).unwrap(), hours());
    assert_eq!(hours().days()[0].open.indonesian(), "08.00");
}

#[test]
fn holidays_of_2026_are_those_of_the_decree() {
    let days: Vec<(Date, String)> = {
        let table: std::collections::BTreeMap<Date, String> =
            toml::from_str(include_str!("../standards/holidays.toml")).unwrap();
        table.into_iter().filter(|(date, _)| date.ymd().0 == 2026).collect()
    };
    let leave = days.iter().filter(|(_, name)| name.starts_with("Cuti bersama")).count();
    assert_eq!((days.len() - leave, leave), (17, 8));
    assert_eq!(holidays().name(Date::new(2026, 8, 17).unwrap()), Some("Proklamasi Kemerdekaan"));
    assert!(!hours().is_working_day(Date::new(2026, 8, 17).unwrap(), &holidays()));
    assert!(hours().is_working_day(Date::new(2026, 8, 18).unwrap(), &holidays()));
    assert!(!hours().is_working_day(Date::new(2026, 8, 16).unwrap(), &holidays()));
}

#[test]
fn the_end_of_the_calendar_ends_the_search() {
    let end = Date::MAX.at(0, Zone::Wib);
    assert_eq!(hours().add_working(Timestamp(i64::MAX), 60, &holidays()), end);
    assert_eq!(hours().due_after_working_days(end.plus_days(-1), 400, &holidays()), end);
    assert_eq!(hours().working_seconds_between(Timestamp(i64::MAX - 1), Timestamp(i64::MAX), &holidays()), 0);
}

/// Four years that hold all the holidays above, a leap day and year's ends.
fn moment() -> impl Strategy<Value = Timestamp> {
    (1_735_689_600_i64..1_861_920_000).prop_map(Timestamp)
}

proptest! {
    #[test]
    fn never_negative_and_never_more_than_the_clock(a in moment(), b in moment()) {
        let worked = hours().working_seconds_between(a, b, &holidays());
        prop_assert!(worked >= 0);
        prop_assert!(worked <= b.seconds_since(a).max(0));
    }

    #[test]
    fn additive(a in moment(), first in 0_i64..40 * DAY, second in 0_i64..40 * DAY) {
        let (hours, holidays) = (hours(), holidays());
        let (b, c) = (a.plus_seconds(first), a.plus_seconds(first + second));
        let between = |from, to| hours.working_seconds_between(from, to, &holidays);
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
    }

    #[test]
    fn adding_is_the_inverse_and_the_earliest(start in moment(), seconds in 1_i64..500_000) {
        let (hours, holidays) = (hours(), holidays());
        let end = hours.add_working(start, seconds, &holidays);
        prop_assert_eq!(hours.working_seconds_between(start, end, &holidays), seconds);
        prop_assert_eq!(hours.working_seconds_between(start, end.plus_seconds(-1), &holidays), seconds - 1);
    }

    #[test]
    fn a_later_start_never_ends_earlier(start in moment(), later in 0_i64..10 * DAY, seconds in 0_i64..200_000) {
        let (hours, holidays) = (hours(), holidays());
        let next = start.plus_seconds(later);
        prop_assert!(hours.add_working(start, seconds, &holidays) <= hours.add_working(next, seconds, &holidays));
        prop_assert!(
            hours.due_after_working_days(start, 3, &holidays) <= hours.due_after_working_days(next, 3, &holidays)
        );
    }

    #[test]
    fn due_days_end_at_closing_of_a_working_day(start in moment(), days in 1_u32..30) {
        let (hours, holidays) = (hours(), holidays());
        let due = hours.due_after_working_days(start, days, &holidays);
        prop_assert!(hours.is_working_day(due.date_in(Zone::Wib), &holidays));
        let first = start.date_in(Zone::Wib).days() + 1;
        let worked = (first..=due.date_in(Zone::Wib).days())
            .filter(|day| hours.is_working_day(Date::from_days(*day), &holidays))
            .count();
        prop_assert_eq!(u32::try_from(worked).unwrap(), days);
        prop_assert_eq!(hours.working_seconds_between(due, due.plus_seconds(3600), &holidays), 0);
    }

    #[test]
    fn each_zone_has_its_own_morning(a in moment(), length in 0_i64..20 * DAY, later in 1_i64..=2) {
        let zone = if later == 1 { "WITA" } else { "WIT" };
        let east: OfficeHours = toml::from_str(&PEKALONGAN.replace("WIB", zone)).unwrap();
        let (b, shift) = (a.plus_seconds(length), -later * 3600);
        let there = east.working_seconds_between(a.plus_seconds(shift), b.plus_seconds(shift), &holidays());
        prop_assert_eq!(there, hours().working_seconds_between(a, b, &holidays()));
    }

    /// Midnight, a month's end or year's end is an hour like any other.
    #[test]
    fn an_office_that_never_closes_works_all_the_time(a in moment(), length in 0_i64..40 * DAY) {
        let days = r#"["mon", "tue", "wed", "thu", "fri", "sat", "sun"]"#;
        let always = format!("zone = \"WIT\"\ndays = [{{ days = {days}, open = \"00:00\", close = \"24:00\" }}]");
        let always: OfficeHours = toml::from_str(&always).unwrap();
        let b = a.plus_seconds(length);
        prop_assert_eq!(always.working_seconds_between(a, b, &Holidays::default()), length);
        prop_assert_eq!(always.add_working(a, length, &Holidays::default()), b);
    }

    /// A day on which this office alone is closed counts like a holiday.
    #[test]
    fn a_closed_day_is_a_holiday(a in moment(), b in moment(), day in 20_100_i64..21_500) {
        let date = Date::from_days(day);
        let closed = hours().closed_on(vec![date]);
        let holiday = Holidays::new([(date, "Libur".to_owned())].into());
        let (here, there) = (closed.working_seconds_between(a, b, &Holidays::default()), hours().working_seconds_between(a, b, &holiday));
        prop_assert_eq!(here, there);
        prop_assert!(!closed.is_working_day(date, &Holidays::default()));
    }
}
