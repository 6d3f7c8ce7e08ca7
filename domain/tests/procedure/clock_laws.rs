//! Laws of both clocks: against a count minute by minute, and from any point of a case to any later one.

use domain::moment::{Date, Timestamp, Zone};
use domain::office_hours::Holidays;
use domain::renewal::{Act, clock_of_due, clocks, due};
use domain::standard::ClockOwner;
use proptest::prelude::*;

use crate::actors::{command, open_to};
use crate::clocks::{at, holidays};
use crate::variants::{COUNT, variant};
use crate::{Case, PURBALINGGA, read};

/// Purbalingga's hours once more, as a person would count: is this minute one of work?
fn works(moment: Timestamp, holidays: &Holidays, closed: &[Date]) -> bool {
    let (date, minute) = (moment.date_in(Zone::Wib), moment.second_of_day(Zone::Wib) / 60);
    if holidays.name(date).is_some() || closed.contains(&date) {
        return false;
    }
    // 1970-01-01 was a Thursday.
    match (date.days() + 3).rem_euclid(7) {
        0..=3 => (450..720).contains(&minute) || (780..960).contains(&minute),
        4 => (450..690).contains(&minute) || (780..990).contains(&minute),
        _ => false,
    }
}

/// Minutes since 2026-12-20 00:00 WIB, three weeks over two holidays, joint leave and year's end; or any time of 2026.
fn some_minute() -> impl Strategy<Value = Timestamp> {
    prop_oneof![0..30_240_i64, -500_000..0_i64].prop_map(|minute| at("2026-12-20 00:00").plus_minutes(minute))
}

proptest! {
    /// No jump over breaks, nights, weekends, holidays, closed days, midnight or year's end.
    #[test]
    fn the_office_clock_is_a_count_of_working_minutes(from in some_minute(), length in 0..6_000_i64) {
        let closed = vec![Date::parse("2026-12-22").unwrap(), Date::parse("2026-12-29").unwrap()];
        let mut standard = read(PURBALINGGA);
        standard.hours = standard.hours.closed_on(closed.clone());
        let case = Case::sent_on(standard, from);
        let holidays = holidays();
        let counted = (0..length).filter(|minute| works(from.plus_minutes(*minute), &holidays, &closed)).count();
        let used = clocks(&case.standard, case.renewal(), &holidays, from.plus_minutes(length));
        prop_assert_eq!(used.office, i64::try_from(counted).unwrap() * 60);
        prop_assert_eq!((used.authority, used.holder), (0, 0));
        let (last, clock) = due(&case.standard, case.renewal(), &holidays).unwrap();
        prop_assert_eq!(clock, ClockOwner::Office);
        prop_assert_eq!(case.standard.hours.working_seconds_between(from, last, &holidays), 150 * 60);
    }

    /// What passes is added to the one clock that runs, as much as passes on it.
    #[test]
    fn additive_on_the_running_clock(
        standard in 0..COUNT, start in some_minute(), done in 0..9_usize,
        gaps in prop::collection::vec(0..400_000_i64, 9), then in 0..900_000_i64, more in 0..900_000_i64,
    ) {
        let mut case = Case::sent_on(variant(standard), start);
        for gap in gaps.into_iter().take(done) {
            case.now = case.now.plus_seconds(gap);
            step_on(&mut case);
        }
        let holidays = holidays();
        let (first, second) = (case.now.plus_seconds(then), case.now.plus_seconds(then + more));
        let (a, b) = (clocks(&case.standard, case.renewal(), &holidays, first), clocks(&case.standard, case.renewal(), &holidays, second));
        let passed = (b.office - a.office, b.authority - a.authority, b.holder - a.holder);
        let worked = case.standard.hours.working_seconds_between(first, second, &holidays);
        let expected = match a.running {
            Some(ClockOwner::Office) => (worked, 0, 0),
            Some(ClockOwner::Authority) => (0, more, 0),
            None if case.renewal().open() => (0, 0, more),
            None => (0, 0, 0),
        };
        prop_assert_eq!(passed, expected);
        prop_assert_eq!(a.running, b.running);
        if let Some((last, _)) = due(&case.standard, case.renewal(), &holidays) {
            prop_assert!(last >= case.renewal().since);
        }
        let index = case.renewal().at_step();
        let listed = index.and_then(|index| clock_of_due(&case.standard, index));
        prop_assert_eq!(due(&case.standard, case.renewal(), &holidays).map(|(_, clock)| clock), listed);
    }
}

/// The first act that is open to anybody and brings the case on.
fn step_on(case: &mut Case) {
    let open = open_to(case, 0);
    let wanted = [Act::SetPassphrase, Act::Approve, Act::Record, Act::Take];
    if let Some((who, act)) = wanted.iter().find_map(|act| open.iter().find(|(_, offered)| offered == act)) {
        let command = command(case, *act, 0);
        case.act(command, who).unwrap();
    }
}
