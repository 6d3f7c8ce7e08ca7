//! Two clocks, kept apart, and due times on them, by the calendar.

use domain::journey::Step;
use domain::moment::{Date, Timestamp, Zone};
use domain::office_hours::Holidays;
use domain::renewal::{Actor, Clocks, Command, Digest, Late, clock_of_due, clocks, due, late};
use domain::standard::{ClockOwner, Role, ServiceStandard, TimeLimit, TimeUnit};

use crate::variants::{at_the_authority, by_hand};
use crate::{
    Case, MERANTI, PEKALONGAN, PURBALINGGA, approve, certificate, full_draft, no_holidays, read, returned, submission,
};

pub fn holidays() -> Holidays {
    toml::from_str(include_str!("../../standards/holidays.toml")).unwrap()
}

/// "2026-11-16 09:00" WIB.
pub fn at(text: &str) -> Timestamp {
    let (date, clock) = text.split_once(' ').unwrap();
    let (hour, minute) = clock.split_once(':').unwrap();
    let seconds = hour.parse::<i64>().unwrap() * 3600 + minute.parse::<i64>().unwrap() * 60;
    Date::parse(date).unwrap().at(seconds, Zone::Wib)
}

pub fn written(moment: Timestamp) -> String {
    let clock = moment.clock_text(Zone::Wib).replace('.', ":");
    format!("{} {}", moment.date_in(Zone::Wib), clock.trim_end_matches(" WIB"))
}

fn sent_at(standard: ServiceStandard, when: &str) -> Case {
    Case::sent_on(standard, at(when))
}

fn due_at(case: &Case) -> String {
    let found = due(&case.standard, case.renewal(), &holidays());
    found.map_or_else(String::new, |(moment, clock)| format!("{} {clock:?}", written(moment)))
}

/// Minutes: office, authority, holder.
fn minutes(case: &Case, when: &str) -> (i64, i64, i64, Option<ClockOwner>) {
    let Clocks { office, authority, holder, running } = clocks(&case.standard, case.renewal(), &holidays(), at(when));
    (office / 60, authority / 60, holder / 60, running)
}

/// Purbalingga promises 150 minutes for all steps: over the break, over Friday's longer one, the weekend and year's end.
#[test]
fn the_total_over_breaks_and_days() {
    fn check(sent: &str, expected: &str) {
        let case = sent_at(read(PURBALINGGA), sent);
        assert_eq!(due_at(&case), format!("{expected} Office"), "sent {sent}");
    }
    // 2026-11-16 is a Monday.
    check("2026-11-16 09:00", "2026-11-16 11:30");
    check("2026-11-16 09:30", "2026-11-16 12:00");
    check("2026-11-16 10:30", "2026-11-16 14:00");
    check("2026-11-16 12:15", "2026-11-16 15:30");
    check("2026-11-16 05:00", "2026-11-16 10:00");
    check("2026-11-16 15:00", "2026-11-17 09:00");
    check("2026-11-20 10:30", "2026-11-20 14:30");
    check("2026-11-20 15:00", "2026-11-23 08:30");
    check("2026-11-21 12:00", "2026-11-23 10:00");
    check("2026-12-31 15:30", "2027-01-04 09:30");
}

/// Passed on, the case is due when it was: the minutes are the office's together. With the holder they stand still.
#[test]
fn the_total_is_used_up_once() {
    let mut case = sent_at(read(PURBALINGGA), "2026-11-16 09:00");
    case.now = at("2026-11-16 10:00");
    case.pass("receive", Role::FrontDesk);
    case.pass("pass-on", Role::DivisionHead);
    assert_eq!(due_at(&case), "2026-11-16 11:30 Office");
    case.now = at("2026-11-16 11:00");
    let (verifier, holder) = (case.somebody(9, &[Role::Verifier]), case.holder());
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(due_at(&case), "");
    case.now = at("2026-11-18 11:50");
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    case.act(completed, &holder).unwrap();
    assert_eq!(due_at(&case), "2026-11-18 13:20 Office", "30 minutes were left, and the break is none of them");
    case.now = at("2026-11-18 14:00");
    case.act(approve(), &verifier).unwrap();
    assert_eq!(due_at(&case), "2026-11-18 14:00 Office", "used up: due at once, never before");
    case.pass("verify", Role::Verifier);
    assert_eq!(due_at(&case), "", "the holder's passphrase");
    case.act(Command::SetPassphrase { public_key: Digest("k".into()) }, &holder).unwrap();
    assert_eq!(due_at(&case), "", "nobody promises for the authority");
    case.now = at("2026-11-19 09:00");
    case.pass("approve", Role::Authority);
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
    assert_eq!(due_at(&case), "");
}

#[test]
fn totals_in_hours_and_days() {
    fn check(amount: u16, unit: TimeUnit, expected: &str) {
        let mut standard = read(PURBALINGGA);
        standard.service.total = Some(TimeLimit { amount, unit });
        assert_eq!(due_at(&sent_at(standard, "2026-11-16 09:00")), format!("{expected} Office"));
    }
    check(2, TimeUnit::Hours, "2026-11-16 11:00");
    check(8, TimeUnit::Hours, "2026-11-17 09:30");
    // A day of the office is its longest: 7.5 hours.
    check(1, TimeUnit::Days, "2026-11-17 09:00");
    let mut short_fridays = read(PURBALINGGA);
    short_fridays.hours = read(PEKALONGAN).hours;
    short_fridays.service.total = Some(TimeLimit { amount: 1, unit: TimeUnit::Days });
    assert_eq!(due_at(&sent_at(short_fridays, "2026-11-16 09:00")), "2026-11-17 09:00 Office");
}

#[test]
fn each_has_its_own_time() {
    let mut case = sent_at(read(PURBALINGGA), "2026-11-16 09:00");
    let (verifier, holder) = (case.somebody(9, &[Role::Verifier]), case.holder());
    assert_eq!(minutes(&case, "2026-11-16 09:00"), (0, 0, 0, Some(ClockOwner::Office)));
    assert_eq!(minutes(&case, "2026-11-16 13:00"), (180, 0, 0, Some(ClockOwner::Office)));
    case.now = at("2026-11-16 10:00");
    case.pass("receive", Role::FrontDesk);
    case.pass("pass-on", Role::DivisionHead);
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Data), &verifier).unwrap();
    assert_eq!(minutes(&case, "2026-11-17 10:00"), (60, 0, 24 * 60, None));
    case.now = at("2026-11-17 10:00");
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    case.act(completed, &holder).unwrap();
    assert_eq!(minutes(&case, "2026-11-17 20:00"), (60 + 300, 0, 24 * 60, Some(ClockOwner::Office)));
    case.act(approve(), &verifier).unwrap();
    case.pass("verify", Role::Verifier);
    assert_eq!(minutes(&case, "2026-11-17 22:00"), (60, 0, 36 * 60, None), "the passphrase is the holder's");
    case.now = at("2026-11-17 22:00");
    case.act(Command::SetPassphrase { public_key: Digest("k".into()) }, &holder).unwrap();
    // The authority's hours are nobody's business: night and weekend count.
    assert_eq!(minutes(&case, "2026-11-22 22:00"), (60, 5 * 24 * 60, 36 * 60, Some(ClockOwner::Authority)));
    case.now = at("2026-11-22 22:00");
    case.pass("approve", Role::Authority);
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
    assert_eq!(minutes(&case, "2027-11-22 22:00"), (60, 5 * 24 * 60, 36 * 60, None), "all is over");
}

#[test]
fn who_is_waited_for() {
    fn check(standard: ServiceStandard, step: &str, runs: Option<ClockOwner>) {
        let index = standard.position(step).unwrap();
        assert_eq!(clock_of_due(&standard, index), runs, "{} {step}", standard.id.0);
    }
    check(read(PURBALINGGA), "receive", Some(ClockOwner::Office));
    check(read(PURBALINGGA), "set-passphrase", None);
    check(read(PURBALINGGA), "approve", None);
    check(at_the_authority(read(PURBALINGGA)), "set-passphrase", None);
    check(read(PEKALONGAN), "verify", Some(ClockOwner::Office));
    check(by_hand(read(PEKALONGAN)), "issue", None);
    check(by_hand(read(crate::NATUNA)), "issue", None);
    check(by_hand(read(MERANTI)), "issue", Some(ClockOwner::Authority));
    check(read(MERANTI), "check", Some(ClockOwner::Authority));
    check(read(crate::CIAMIS), "archive", Some(ClockOwner::Office));
    assert_eq!(clock_of_due(&read(MERANTI), 99), None);
}

/// A clock that was set back takes no time away.
#[test]
fn never_negative() {
    let mut case = sent_at(read(PURBALINGGA), "2026-11-16 10:00");
    assert_eq!(minutes(&case, "2026-11-16 09:00"), (0, 0, 0, Some(ClockOwner::Office)));
    case.now = at("2026-11-16 09:00");
    case.pass("receive", Role::FrontDesk);
    assert_eq!(minutes(&case, "2026-11-16 09:30"), (30, 0, 0, Some(ClockOwner::Office)));
    let mut there = sent_at(read(MERANTI), "2026-11-16 10:00");
    assert_eq!(minutes(&there, "2026-11-16 09:00"), (0, 0, 0, Some(ClockOwner::Authority)));
    let (authority, holder) = (there.somebody(9, &[Role::Authority]), there.holder());
    there.act(Command::Take, &authority).unwrap();
    there.act(returned(Step::Letter), &authority).unwrap();
    there.now = at("2026-11-16 09:00");
    let completed = Command::Complete(submission(&there.standard, &full_draft()));
    there.act(completed, &holder).unwrap();
    assert_eq!(minutes(&there, "2026-11-16 09:30"), (0, 30, 0, Some(ClockOwner::Authority)));
}

/// Lateness is told on the clock that counts: nobody is late in the night.
#[test]
fn late_in_working_time() {
    let hours = read(PURBALINGGA).hours;
    let on = |clock, now: &str| late(&hours, &no_holidays(), (at("2026-11-16 09:00"), clock), at(now));
    assert_eq!(on(ClockOwner::Office, "2026-11-16 09:00"), None);
    assert_eq!(on(ClockOwner::Office, "2026-11-16 10:30"), Some(Late { seconds: 90 * 60, clock: ClockOwner::Office }));
    let over_night = on(ClockOwner::Office, "2026-11-17 07:00");
    let evening = on(ClockOwner::Office, "2026-11-16 20:00");
    assert_eq!(over_night, evening, "the night is nobody's");
    let calendar = Some(Late { seconds: 22 * 3600, clock: ClockOwner::Authority });
    assert_eq!(on(ClockOwner::Authority, "2026-11-17 07:00"), calendar);
}
