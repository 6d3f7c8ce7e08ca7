//! An agency's settings and the days of a delegation, as administrators and officers enter them.

use domain::delegation::{DelegationDays, MAX_DAYS};
use domain::moment::Date;
use domain::problem::{Fault, Field};
use domain::settings::{AgencySettings, MAX_REMINDER_DAYS, UPLOAD_BYTES};
use domain::standard::ServiceStandard;

fn standard() -> ServiceStandard {
    toml::from_str(include_str!("../../standards/kota-pekalongan.toml")).unwrap()
}

fn problems(change: impl Fn(&mut AgencySettings)) -> Vec<(Field, Fault)> {
    let mut settings = AgencySettings::of(&standard());
    change(&mut settings);
    let found = settings.check().err().unwrap_or_default();
    found.into_iter().map(|problem| (problem.field, problem.fault)).collect()
}

#[test]
fn settings_that_can_be_used() {
    fn check(change: impl Fn(&mut AgencySettings)) {
        assert_eq!(problems(change), []);
    }
    check(|_| {});
    check(|s| s.email_domains = vec!["a-b.go.id".into(), "pns.mail.go.id".into()]);
    check(|s| s.max_upload_bytes = UPLOAD_BYTES.0);
    check(|s| s.max_upload_bytes = UPLOAD_BYTES.1);
    check(|s| s.reminder_days = Vec::new());
    check(|s| s.reminder_days = vec![MAX_REMINDER_DAYS, 0, -MAX_REMINDER_DAYS]);
}

#[test]
fn settings_that_are_refused() {
    fn check(change: impl Fn(&mut AgencySettings), field: Field, fault: Fault) {
        assert_eq!(problems(change), [(field, fault)]);
    }
    fn domain(text: &str) {
        check(|s| s.email_domains = vec!["fine.go.id".into(), text.into()], Field::EmailDomains, Fault::DomainShape);
    }
    check(|s| s.email_domains.clear(), Field::EmailDomains, Fault::Blank);
    let long = format!("{}.id", "a".repeat(64));
    let longest = format!("{}id", "abcdefg.".repeat(32));
    for text in
        ["", "id", ".go.id", "go.id.", "go..id", "-a.id", "a-.id", "GO.ID", "a b.id", "a@b.id", "é.id", &long, &longest]
    {
        domain(text);
    }
    let bounds = Fault::OutOfRange(100, 52_428);
    check(|s| s.max_upload_bytes = UPLOAD_BYTES.0 - 1, Field::MaxUpload, bounds.clone());
    check(|s| s.max_upload_bytes = UPLOAD_BYTES.1 + 1, Field::MaxUpload, bounds.clone());
    check(|s| s.max_upload_bytes = u64::MAX, Field::MaxUpload, bounds);
    for days in [MAX_REMINDER_DAYS + 1, -MAX_REMINDER_DAYS - 1, i16::MAX, i16::MIN] {
        check(|s| s.reminder_days = vec![60, days], Field::ReminderDays, Fault::OutOfRange(0, 365));
    }
    let everything = problems(|s| {
        s.email_domains.clear();
        s.max_upload_bytes = 0;
        s.reminder_days = vec![i16::MIN];
    });
    let fields: Vec<Field> = everything.into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [Field::EmailDomains, Field::MaxUpload, Field::ReminderDays]);
}

/// Settings take the place of the standard's own and leave its procedure alone.
#[test]
fn settings_over_a_standard() {
    let mut changed = AgencySettings::of(&standard());
    changed.email_domains = vec!["lain.go.id".into()];
    changed.max_upload_bytes = 1_000_000;
    changed.reminder_days = vec![10];
    changed.hours = changed.hours.closed_on(vec![Date::new(2026, 12, 24).unwrap()]);
    let mut now = standard();
    changed.apply_to(&mut now);
    assert_eq!(AgencySettings::of(&now), changed);
    assert_eq!(now.steps, standard().steps);
    AgencySettings::of(&standard()).apply_to(&mut now);
    assert_eq!(now, standard());
}

#[test]
fn settings_as_sent() {
    let json = serde_json::to_string(&AgencySettings::of(&standard())).unwrap();
    assert_eq!(serde_json::from_str::<AgencySettings>(&json).unwrap(), AgencySettings::of(&standard()));
    let broken = [
        json.replacen("\"open\":\"08:00\"", "\"open\":\"17:00\"", 1),
        json.replacen("\"reminder_days\":[60", "\"reminder_days\":[99999", 1),
        json.replacen("\"max_upload_bytes\":", "\"max_upload_bytes\":-", 1),
        json.replacen("\"email_domains\"", "\"steps\":[],\"email_domains\"", 1),
    ];
    for text in broken {
        assert_ne!(text, json);
        assert!(serde_json::from_str::<AgencySettings>(&text).is_err(), "{text}");
    }
}

fn days(first: &str, last: &str) -> DelegationDays {
    DelegationDays { first: Date::parse(first).unwrap(), last: Date::parse(last).unwrap() }
}

#[test]
fn which_days_can_be_delegated() {
    fn check(first: &str, last: &str, expected: Option<Fault>) {
        let today = Date::parse("2026-11-16").unwrap();
        let found = days(first, last).check(today).err().unwrap_or_default();
        let found: Vec<_> = found.into_iter().map(|problem| (problem.field, problem.fault)).collect();
        let expected: Vec<_> = expected.into_iter().map(|fault| (Field::LastDay, fault)).collect();
        assert_eq!(found, expected, "{first} to {last}");
    }
    check("2026-11-16", "2026-11-16", None);
    check("2026-11-20", "2026-12-04", None);
    check("2026-11-10", "2026-11-16", None);
    check("2026-11-10", "2026-11-15", Some(Fault::Past));
    check("2026-11-20", "2026-11-19", Some(Fault::BeforeFirst));
    // A leap year whole, both days included, and no day more.
    check("2028-01-01", "2028-12-31", None);
    check("2028-01-01", "2029-01-01", Some(Fault::TooLong(MAX_DAYS)));
    check("0001-01-01", "9999-12-31", Some(Fault::TooLong(MAX_DAYS)));
}

#[test]
fn a_delegation_holds_from_the_first_day_to_the_last() {
    let leave = days("2026-12-30", "2027-01-02");
    for (day, expected) in
        [("2026-12-29", false), ("2026-12-30", true), ("2027-01-01", true), ("2027-01-02", true), ("2027-01-03", false)]
    {
        assert_eq!(leave.hold_on(Date::parse(day).unwrap()), expected, "{day}");
    }
}
