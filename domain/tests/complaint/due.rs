//! When complaints are due: by class, over breaks, nights, weekends, holidays, pauses and extensions; and the sum that says why.

use std::collections::BTreeMap;

use domain::complaint::{Command, DueRule, NotCounted, Run, due, due_for, due_sum, extension_max, late};
use domain::moment::Date;
use domain::office_hours::Holidays;
use domain::standard::{ClockOwner, TimeUnit};

use crate::{Actor, CIAMIS, Case, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, VERIFIER, at, classify, read, words};

/// Holidays on these days.
fn holidays(days: &[&str]) -> Holidays {
    Holidays::new(days.iter().map(|day| (Date::parse(day).unwrap(), "Libur".to_owned())).collect::<BTreeMap<_, _>>())
}

/// Purbalingga works Monday to Thursday 07:30-12:00 and 13:00-16:00, Friday 07:30-11:30 and 13:00-16:30.
#[test]
fn each_class_has_its_limit_in_working_time() {
    for (received, class, expected) in [
        ("2026-11-16 09:00", "light", "2026-11-16 12:00"),
        ("2026-11-16 09:01", "light", "2026-11-16 13:01"), // Over the break.
        ("2026-11-16 12:30", "light", "2026-11-16 16:00"), // In the break.
        ("2026-11-16 15:30", "light", "2026-11-17 10:00"), // Over the night.
        ("2026-11-20 16:00", "light", "2026-11-23 10:00"), // Over the weekend.
        ("2026-11-21 23:59", "light", "2026-11-23 10:30"), // On a Saturday.
        ("2026-11-16 09:00", "normative", "2026-11-16 15:00"),
        ("2026-11-16 09:00", "no-supervision", "2026-11-17 16:00"),
        ("2026-11-19 23:00", "no-supervision", "2026-11-20 16:30"),
        ("2026-11-20 16:29", "no-supervision", "2026-11-23 16:00"),
        ("2026-11-16 09:00", "supervision", "2026-12-28 16:00"), // 30 working days: six weeks.
        ("2026-12-31 09:00", "no-supervision", "2027-01-01 16:30"), // The year's end; no holidays here.
        ("2028-02-28 09:00", "no-supervision", "2028-02-29 16:00"), // A leap day.
    ] {
        let mut case = Case::made(PURBALINGGA, at(received));
        case.officer_does(VERIFIER, classify(class));
        assert_eq!(case.due(), Some(at(expected)), "{class} from {received}");
    }
}

#[test]
fn until_it_is_in_a_class_the_shortest_limit_counts() {
    let case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    let due = due(&case.standard, &case.complaint, &case.holidays).unwrap();
    assert_eq!(due.at, at("2026-11-16 12:00"));
    assert!(matches!(due.rule, DueRule::Shortest(class) if class.id == "light"));
}

#[test]
fn agencies_without_limits_of_their_own_have_the_law() {
    for toml in [PEKALONGAN, MERANTI, NATUNA, CIAMIS] {
        let case = Case::made(toml, at("2026-11-16 09:00"));
        let due = due(&case.standard, &case.complaint, &case.holidays).unwrap();
        assert_eq!((due.at, due.rule), (at("2027-01-15 09:00"), DueRule::Law));
        let late = late(&case.standard, due, &case.holidays, at("2027-01-15 10:00")).unwrap();
        assert_eq!((late.seconds, late.clock), (3600, ClockOwner::Authority));
        let sum = due_sum(&case.standard, due, &case.complaint.run, &case.holidays);
        assert_eq!((sum.limit.amount, sum.limit.unit, sum.class, sum.days.len()), (60, TimeUnit::Days, None, 0));
    }
}

#[test]
fn the_laws_clock_stands_while_whoever_complains_was_asked() {
    let mut case = Case::made(NATUNA, at("2026-11-16 09:00"));
    case.officer_does(VERIFIER, Command::Ask { text: words(2) });
    case.now = at("2026-11-18 10:30");
    case.does(Command::Reply { text: words(3) }, &Actor::Complainant);
    assert_eq!(case.due(), Some(at("2027-01-17 10:30")));
}

#[test]
fn a_holiday_declared_later_moves_what_is_open() {
    let mut case = Case::made(PURBALINGGA, at("2026-12-23 15:00"));
    case.officer_does(VERIFIER, classify("light"));
    assert_eq!(case.due(), Some(at("2026-12-24 09:30")));
    case.holidays = holidays(&["2026-12-24", "2026-12-25"]);
    assert_eq!(case.due(), Some(at("2026-12-28 09:30")));
}

#[test]
fn the_clock_stands_while_whoever_complains_was_asked() {
    for (class, asked, replied, expected) in [
        // Two hours are used, one is left.
        ("light", "2026-11-16 11:00", "2026-11-17 09:00", "2026-11-17 10:00"),
        // A question over the break and the night costs nothing.
        ("light", "2026-11-16 12:00", "2026-11-16 13:00", "2026-11-16 12:00"),
        // Whole days: Tuesday and Wednesday were spent waiting.
        ("no-supervision", "2026-11-16 11:00", "2026-11-18 09:00", "2026-11-19 16:00"),
        ("no-supervision", "2026-11-16 11:00", "2026-11-16 15:00", "2026-11-17 16:00"),
    ] {
        let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
        case.officer_does(VERIFIER, classify(class));
        case.now = at(asked);
        case.officer_does(VERIFIER, Command::Ask { text: words(2) });
        assert_eq!(case.due(), None);
        case.now = at(replied);
        case.does(Command::Reply { text: words(3) }, &Actor::Complainant);
        assert_eq!(case.due(), Some(at(expected)), "{class}, asked {asked}, replied {replied}");
    }
}

#[test]
fn an_extension_moves_the_limit_and_is_bounded() {
    let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    case.officer_does(VERIFIER, classify("light"));
    assert_eq!(extension_max(&case.standard, &case.complaint, &case.holidays), 3);
    for amount in [0, 4, u16::MAX] {
        let extend = Command::Extend { amount, reason: words(4) };
        assert_eq!(case.officer_tries(VERIFIER, extend), Err(crate::Refusal::BadReturn), "{amount}");
    }
    case.officer_does(VERIFIER, Command::Extend { amount: 2, reason: words(4) });
    assert_eq!(case.due(), Some(at("2026-11-16 15:00")));
    let again = Command::Extend { amount: 1, reason: words(4) };
    assert_eq!(
        case.officer_tries(VERIFIER, again),
        Err(crate::Refusal::WrongStage),
        "once where the standard says nothing"
    );

    // Thirty working days more would end after the law's sixty days (15 January): the thirteenth ends on Thursday 14 January.
    let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    case.officer_does(VERIFIER, classify("supervision"));
    assert_eq!(extension_max(&case.standard, &case.complaint, &case.holidays), 13);
    // Too late.
    case.now = at("2026-12-28 16:01");
    let extend = Command::Extend { amount: 1, reason: words(4) };
    assert_eq!(case.officer_tries(VERIFIER, extend), Err(crate::Refusal::WrongStage));
}

#[test]
fn another_class_after_the_limit_does_not_undo_that_it_passed() {
    let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    case.officer_does(VERIFIER, classify("light"));
    let anew = || Command::Classify { class: "supervision".into(), note: Some(words(5)) };
    assert_eq!(
        case.officer_tries(VERIFIER, classify("supervision")),
        Err(crate::Refusal::BadReturn),
        "a reason is needed"
    );
    let mut in_time = case.clone();
    in_time.now = at("2026-11-16 12:00");
    in_time.officer_does(VERIFIER, anew());
    assert!(!in_time.complaint.missed);
    case.now = at("2026-11-16 12:01");
    case.officer_does(VERIFIER, anew());
    assert!(case.complaint.missed);
    assert_eq!(case.due(), Some(at("2026-12-28 16:00")));
}

#[test]
fn the_sum_names_every_day_and_why_it_counts() {
    let standard = read(PURBALINGGA);
    let run = Run::from(at("2026-12-23 15:30"));
    let holidays = holidays(&["2026-12-25"]);
    let sum = |class| due_sum(&standard, due_for(&standard, Some(class), &run, &holidays), &run, &holidays);
    let light = sum("light");
    assert_eq!(light.at, at("2026-12-24 10:00"));
    let spans: Vec<_> = light.days.iter().map(|day| day.spans.clone()).collect();
    let first = vec![(at("2026-12-23 15:30"), at("2026-12-23 16:00"))];
    assert_eq!(spans, [first, vec![(at("2026-12-24 07:30"), at("2026-12-24 10:00"))]]);

    let whole = sum("supervision");
    let why = |day: usize| (whole.days[day].number, whole.days[day].not_counted.clone());
    assert_eq!(why(0), (None, Some(NotCounted::FirstDay)));
    assert_eq!(why(1), (Some(1), None));
    assert_eq!(why(2), (None, Some(NotCounted::Holiday("Libur".into()))));
    assert_eq!(why(3), (None, Some(NotCounted::Weekday)));
    assert_eq!(whole.days.last().unwrap().number, Some(30));
}
