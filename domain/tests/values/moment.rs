use domain::moment::{DAY, Date, Nearness, Timestamp, Weekday, Zone, day_and_month, nearness};
use proptest::prelude::*;

#[test]
fn dates_that_exist_and_that_do_not() {
    let check = |text: &str, days: Option<i64>| assert_eq!(Date::parse(text).map(Date::days), days, "{text}");
    check("1970-01-01", Some(0));
    check("1969-12-31", Some(-1));
    check("2000-02-29", Some(11_016));
    check("2026-11-21", Some(20_778));
    check("0001-01-01", Some(Date::MIN.days()));
    check("9999-12-31", Some(Date::MAX.days()));
    check("1900-02-29", None);
    check("2026-02-29", None);
    check("2026-04-31", None);
    check("2026-13-01", None);
    check("2026-00-01", None);
    check("2026-01-00", None);
    check("2026-01-32", None);
    check("0000-01-01", None);
    check("2026-1-01", None);
    check("2026/01/01", None);
    check("+026-01-01", None);
    check(" 2026-01-01", None);
    check("२०२६", None);
    check("", None);
}

#[test]
fn dates_as_they_are_typed() {
    let check = |text: &str, wire: Option<&str>| {
        assert_eq!(Date::typed(text).map(|date| date.to_string()).as_deref(), wire, "{text}");
    };
    let same = ["24/11/2026", "24-11-2026", "24.11.2026", " 24 / 11 / 2026 ", "24112026", "2026-11-24", "2026/11/24"];
    for text in same.into_iter().chain(["24 November 2026", "24 nov 2026", "24 Nop. 2026", "24-NOV-2026"]) {
        check(text, Some("2026-11-24"));
    }
    check("1/2/2027", Some("2027-02-01"));
    check("01/02/2027", Some("2027-02-01"));
    let months =
        ["Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agt", "September", "Okt", "Nov", "Des"];
    let english =
        ["jan", "february", "march", "apr", "may", "june", "july", "aug", "sept", "october", "nov", "december"];
    for (number, names) in (1..).zip(months.into_iter().zip(english)) {
        for name in [names.0, names.1] {
            check(&format!("5 {name} 2026"), Date::new(2026, number, 5).map(|date| date.to_string()).as_deref());
        }
    }
    check("29/2/2028", Some("2028-02-29"));
    for none in [
        "29/2/2027",
        "11/24/2026",
        "20261124",
        "24/11/26",
        "24/11",
        "24/11/2026 08.00",
        "2411",
        "24/11/20266",
        "0/1/2026",
        "24/111/2026",
        "24 xyz 2026",
        "24 é 2026",
        "-",
        "",
        "+4/11/2026",
        "46350",
    ] {
        check(none, None);
    }
}

/// A table may have them the other way round.
#[test]
fn the_numbers_of_a_date_in_the_order_of_their_writing() {
    let check = |text, expected| assert_eq!(day_and_month(text), expected, "{text}");
    check("05/04/2026", Some((5, 4)));
    check("12-31-2026", Some((12, 31)));
    check("99.1.2026", Some((99, 1)));
    check("2026-12-31", None);
    check("5 April 2026", None);
    check("5/4/26", None);
}

#[test]
fn weekdays() {
    let check = |text: &str, expected| assert_eq!(Date::parse(text).unwrap().weekday(), expected, "{text}");
    check("1970-01-01", Weekday::Thu);
    check("1969-12-29", Weekday::Mon);
    check("2026-11-21", Weekday::Sat);
    check("2026-08-17", Weekday::Mon);
    check("2024-02-29", Weekday::Thu);
    check("0001-01-01", Weekday::Mon);
}

#[test]
fn what_people_read() {
    let date = Date::new(2026, 8, 17).unwrap();
    assert_eq!((date.indonesian().as_str(), date.english().as_str()), ("17 Agustus 2026", "17 August 2026"));
    let check = |zone, day: &str, clock: &str| {
        let moment = Timestamp(1_787_014_800 + 1799);
        assert_eq!((moment.date_in(zone).to_string().as_str(), moment.clock_text(zone).as_str()), (day, clock));
    };
    check(Zone::Wib, "2026-08-18", "08.29 WIB");
    check(Zone::Wita, "2026-08-18", "09.29 WITA");
    check(Zone::Wit, "2026-08-18", "10.29 WIT");
    let late = Date::new(2026, 12, 31).unwrap().at(23 * 3600 + 1800, Zone::Wib);
    assert_eq!(late.date_in(Zone::Wita).indonesian(), "1 Januari 2027");
    assert_eq!(late.date_in(Zone::Wib).indonesian(), "31 Desember 2026");
}

#[test]
fn on_the_wire() {
    super::round_trips(&Date::new(2026, 1, 2).unwrap(), "2026-01-02");
    super::round_trips(&Zone::Wita, "WITA");
    super::round_trips(&Weekday::Sun, "sun");
    assert_eq!(serde_json::to_string(&Timestamp(-5)).unwrap(), "-5");
    assert!(serde_json::from_str::<Date>("\"2026-02-30\"").is_err());
}

#[test]
fn the_ends_hold() {
    assert_eq!(Timestamp(i64::MAX).plus_days(1), Timestamp(i64::MAX));
    assert_eq!(Timestamp(i64::MAX).date_in(Zone::Wit), Date::MAX);
    assert_eq!(Timestamp(i64::MIN).date_in(Zone::Wib), Date::MIN);
    assert_eq!(Date::MAX.plus_days(i64::MAX), Date::MAX);
    assert_eq!((Date::MAX.plus_years(1), Date::MIN.plus_years(-1)), (Date::MAX, Date::MIN));
    assert_eq!((Date::MAX.plus_years(i32::MAX), Date::MIN.plus_years(i32::MIN)), (Date::MAX, Date::MIN));
}

#[test]
fn years_later_is_the_same_day() {
    for (from, years, to) in [
        ("2026-11-23", 2, "2028-11-23"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2023-02-28", 1, "2024-02-28"),
    ] {
        assert_eq!(Date::parse(from).unwrap().plus_years(years).to_string(), to, "{from} {years}");
    }
}

proptest! {
    #[test]
    fn days_and_parts_are_the_same_date(days in Date::MIN.days()..=Date::MAX.days()) {
        let date = Date::from_days(days);
        let (year, month, day) = date.ymd();
        prop_assert_eq!(Date::new(year, month, day), Some(date));
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
        for typed in [date.to_string(), date.slashed(), date.indonesian(), date.english()] {
            if year >= 1000 || !typed.contains(' ') {
                prop_assert_eq!(Date::typed(&typed), Some(date), "{}", typed);
            }
        }
    }

    #[test]
    fn an_instant_is_its_date_and_second(seconds in -60_000_000_000_i64..200_000_000_000) {
        for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
            let moment = Timestamp(seconds);
            prop_assert_eq!(moment.date_in(zone).at(moment.second_of_day(zone), zone), moment);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in ".{0,12}") {
        let _ = (Date::parse(&text), Date::typed(&text), day_and_month(&text));
    }
}

#[test]
fn how_near_a_deadline_is() {
    // Monday 2026-11-16 09:00 WIB.
    let now = Timestamp(1_794_794_400);
    let midnight = now.plus_seconds(15 * 3600);
    let check = |at: Timestamp, zone: Zone, expected: Nearness| assert_eq!(nearness(at, now, zone), expected, "{at:?}");
    check(now.plus_seconds(-1), Zone::Wib, Nearness::Past(1));
    check(now.plus_days(-3), Zone::Wib, Nearness::Past(3 * DAY));
    check(now, Zone::Wib, Nearness::Today);
    check(midnight.plus_seconds(-1), Zone::Wib, Nearness::Today);
    check(midnight.plus_seconds(-1), Zone::Wita, Nearness::Tomorrow);
    check(midnight, Zone::Wib, Nearness::Tomorrow);
    check(midnight.plus_seconds(DAY - 1), Zone::Wib, Nearness::Tomorrow);
    check(midnight.plus_days(1), Zone::Wib, Nearness::Later);
    check(Timestamp(i64::MAX), Zone::Wit, Nearness::Later);
}
