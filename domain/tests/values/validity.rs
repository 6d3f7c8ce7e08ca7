use domain::certificate::validity::{EARLY_SECS, MIN_SECS, shown_from, validity};
use domain::moment::{DAY, Date, Timestamp, Zone};

fn noon(year: i32, month: u8, day: u8) -> Timestamp {
    Date::new(year, month, day).unwrap().at(DAY / 2, Zone::Wib)
}

#[test]
fn two_years_from_the_approval_and_begun_before_it() {
    let check = |approved: Timestamp, last: Timestamp| {
        let validity = validity(approved, Zone::Wib, Timestamp(i64::MAX)).unwrap();
        assert_eq!(validity.not_before, approved.plus_seconds(-EARLY_SECS));
        assert_eq!(validity.not_after, last.plus_seconds(-1));
    };
    check(noon(2026, 11, 23), noon(2028, 11, 23));
    check(noon(2028, 2, 29), noon(2030, 2, 28));
}

#[test]
fn it_never_outlives_its_issuer() {
    let approved = noon(2026, 11, 23);
    let whole = noon(2028, 11, 23).plus_seconds(-1);
    let check = |issuer_ends: Timestamp, expected: Option<Timestamp>| {
        let last = validity(approved, Zone::Wib, issuer_ends).map(|validity| validity.not_after);
        assert_eq!(last, expected, "{issuer_ends:?}");
    };
    check(whole.plus_seconds(1), Some(whole));
    check(whole, Some(whole));
    check(whole.plus_seconds(-1), Some(whole.plus_seconds(-1)));
    let least = approved.plus_seconds(MIN_SECS);
    check(least, Some(least));
    check(least.plus_seconds(-1), None);
    check(approved, None);
    check(Timestamp(0), None);
}

#[test]
fn people_are_told_the_approval_as_its_beginning() {
    let approved = noon(2026, 11, 23);
    let begun = approved.plus_seconds(-EARLY_SECS);
    assert_eq!(shown_from(begun, approved), approved);
    // Issued before this rule: it began with its approval.
    assert_eq!(shown_from(approved, approved), approved);
    // Never later than it could be, and never earlier than the certificate says.
    assert_eq!(shown_from(begun, approved.plus_days(3)), approved);
    assert_eq!(shown_from(approved, begun), approved);
}
