//! Reports of a lost or leaked key: who may do what when, when the office must act, and what the holder can do afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use domain::certificate::{AskReason, CertificateStatus, Verdict};
use domain::moment::{DAY, Date, Timestamp, Zone};
use domain::office_hours::Holidays;
use domain::renewal::{Actor, Digest, PersonId, Refusal};
use domain::revocation::{
    Act, Command, Event, KeyReport, Outcome, Reason, acts_allowed, decide, may_see, verdict_after_report,
};
use domain::standard::{AgencyId, RevocationRules, Role, ServiceStandard, StandardFault};

const SARI: PersonId = PersonId(1);
const VERIFIER: PersonId = PersonId(2);
const AGENCY: &str = "kota-pekalongan";
/// Monday, 2026-11-23, 08:00 WIB.
const MONDAY: Timestamp = Timestamp(1_795_395_600);

fn rules() -> RevocationRules {
    toml::from_str(include_str!("../revocation/general.toml")).unwrap()
}

fn standard() -> ServiceStandard {
    toml::from_str(include_str!("../standards/kota-pekalongan.toml")).unwrap()
}

fn person(id: PersonId, roles: &[Role]) -> Actor {
    Actor::Person { id, agency: AgencyId(AGENCY.into()), roles: roles.to_vec(), stands_in: Vec::new() }
}

fn sari() -> Actor {
    person(SARI, &[])
}

fn verifier() -> Actor {
    person(VERIFIER, &[Role::Verifier])
}

fn note() -> Digest {
    Digest("77".repeat(32))
}

fn reporting(reason: Reason, status: CertificateStatus, issued_here: bool) -> Command {
    Command::Report {
        holder: SARI,
        agency: AgencyId(AGENCY.into()),
        standard: Digest("1".into()),
        certificate: 7,
        serial: None,
        status,
        not_after: Some(MONDAY.plus_days(20)),
        issued_here,
        reason,
    }
}

fn reported(reason: Reason, issued_here: bool) -> KeyReport {
    let command = reporting(reason, CertificateStatus::Active, issued_here);
    let event = decide(&rules(), None, command, &sari(), (MONDAY, Zone::Wib)).unwrap();
    KeyReport::begin(MONDAY, &event).unwrap()
}

fn day(offset: i64) -> Date {
    MONDAY.plus_seconds(offset * DAY).date_in(Zone::Wib)
}

#[test]
fn what_can_be_reported() {
    use CertificateStatus as Status;
    for (status, expected) in [
        (Status::Active, Ok(())),
        (Status::Superseded, Ok(())),
        (Status::Suspended, Ok(())),
        (Status::Revoked, Err(Refusal::WrongStage)),
        (Status::Expired, Err(Refusal::WrongStage)),
        (Status::NoCertificate, Err(Refusal::WrongStage)),
        (Status::NotActivated, Err(Refusal::WrongStage)),
    ] {
        let command = reporting(Reason::KeyLost, status, true);
        let got = decide(&rules(), None, command, &sari(), (MONDAY, Zone::Wib));
        assert_eq!(got.map(drop), expected, "{status:?}");
    }
    let late = (MONDAY.plus_days(21), Zone::Wib);
    let command = || reporting(Reason::KeyLost, CertificateStatus::Active, true);
    assert_eq!(decide(&rules(), None, command(), &sari(), late), Err(Refusal::WrongStage), "it has ended");
    assert_eq!(decide(&rules(), None, command(), &verifier(), (MONDAY, Zone::Wib)), Err(Refusal::NotYours));
    let open = reported(Reason::KeyLost, true);
    assert_eq!(decide(&rules(), Some(&open), command(), &sari(), (MONDAY, Zone::Wib)), Err(Refusal::AlreadyOpen));
}

#[test]
fn the_status_follows_from_reason_and_outcome() {
    let ended = |reason, event: Event| {
        let mut report = reported(reason, true);
        report.apply(MONDAY, &event);
        report.status()
    };
    let role = Role::Verifier;
    assert_eq!(reported(Reason::KeyCompromised, true).status(), CertificateStatus::Suspended);
    assert_eq!(reported(Reason::KeyLost, true).status(), CertificateStatus::Active);
    assert_eq!(reported(Reason::AffiliationChanged, true).status(), CertificateStatus::Active);
    assert_eq!(ended(Reason::KeyCompromised, Event::Revoked { on: None, role }), CertificateStatus::Revoked);
    assert_eq!(ended(Reason::KeyCompromised, Event::TakenBack { note: note(), role }), CertificateStatus::Active);
    assert_eq!(ended(Reason::KeyLost, Event::Refused { note: note(), role }), CertificateStatus::Active);
}

#[test]
fn the_letter_is_kept_while_it_vouches_for_the_same_post() {
    for (reason, kept) in [(Reason::KeyCompromised, true), (Reason::KeyLost, true), (Reason::AffiliationChanged, false)]
    {
        assert_eq!(reason.keeps_letter(), kept, "{reason:?}");
    }
}

#[test]
fn each_actor_is_offered_what_is_decided() {
    let asked = |mut report: KeyReport| {
        report.apply(MONDAY, &Event::TakeBackAsked);
        report
    };
    let suspended = |mut report: KeyReport| {
        report.apply(MONDAY, &Event::SuspendedAtAuthority { on: day(0), role: Role::Verifier });
        report
    };
    let leaked = |issued_here| reported(Reason::KeyCompromised, issued_here);
    let lost = || reported(Reason::KeyLost, true);
    for (report, officer, holder) in [
        (leaked(true), &[Act::Revoke][..], &[Act::TakeBack][..]),
        (leaked(false), &[Act::RecordSuspension, Act::Revoke], &[Act::TakeBack]),
        (suspended(leaked(false)), &[Act::Revoke], &[Act::TakeBack]),
        (asked(leaked(true)), &[Act::Revoke, Act::EndAsAsked], &[]),
        (lost(), &[Act::Revoke, Act::Refuse], &[Act::TakeBack]),
        (asked(lost()), &[Act::Revoke, Act::EndAsAsked, Act::Refuse], &[]),
    ] {
        assert_eq!(acts_allowed(&rules(), &report, &verifier()), officer, "{report:?}");
        assert_eq!(acts_allowed(&rules(), &report, &sari()), holder, "{report:?}");
        // What is offered is what decide does, and nothing else.
        let on = if report.issued_here { None } else { Some(day(0)) };
        for (act, command) in [
            (Act::RecordSuspension, Command::RecordSuspension { on: day(0) }),
            (Act::Revoke, Command::Revoke { on }),
            (Act::EndAsAsked, Command::EndAsAsked { note: note() }),
            (Act::Refuse, Command::Refuse { note: note() }),
            (Act::TakeBack, Command::TakeBack),
        ] {
            for actor in [verifier(), sari()] {
                let done = decide(&rules(), Some(&report), command.clone(), &actor, (MONDAY, Zone::Wib)).is_ok();
                assert_eq!(done, acts_allowed(&rules(), &report, &actor).contains(&act), "{act:?} {actor:?}");
            }
        }
    }
}

#[test]
fn who_sees_and_who_acts() {
    let report = reported(Reason::KeyCompromised, true);
    let elsewhere = Actor::Person {
        id: VERIFIER,
        agency: AgencyId("natuna".into()),
        roles: vec![Role::Verifier],
        stands_in: Vec::new(),
    };
    let in_place = |of: PersonId| Actor::Person {
        id: PersonId(9),
        agency: AgencyId(AGENCY.into()),
        roles: vec![Role::AgencyHead],
        stands_in: vec![(of, vec![Role::Verifier])],
    };
    for (actor, sees, acts) in [
        (verifier(), true, true),
        (person(PersonId(3), &[Role::FrontDesk]), true, true),
        (person(PersonId(4), &[Role::Administrator]), true, false),
        (person(PersonId(5), &[Role::AgencyHead]), false, false),
        (person(SARI, &[Role::Verifier]), false, false),
        (elsewhere, false, false),
        (in_place(VERIFIER), true, true),
        (in_place(SARI), false, false),
        (Actor::System, false, false),
    ] {
        let done = decide(&rules(), Some(&report), Command::Revoke { on: None }, &actor, (MONDAY, Zone::Wib));
        assert_eq!((may_see(&rules(), &report, &actor), done.is_ok()), (sees, acts), "{actor:?}");
    }
}

#[test]
fn what_the_authority_did_has_a_day_between_report_and_now() {
    let report = reported(Reason::KeyCompromised, false);
    let now = (MONDAY.plus_days(2), Zone::Wib);
    for (offset, possible) in [(-1, false), (0, true), (2, true), (3, false)] {
        for command in [Command::RecordSuspension { on: day(offset) }, Command::Revoke { on: Some(day(offset)) }] {
            assert_eq!(decide(&rules(), Some(&report), command, &verifier(), now).is_ok(), possible, "{offset}");
        }
    }
    // Who revokes is no choice: this program's authority, or another one.
    let here = reported(Reason::KeyCompromised, true);
    let with_day = Command::Revoke { on: Some(day(0)) };
    assert_eq!(decide(&rules(), Some(&here), with_day, &verifier(), now), Err(Refusal::WrongStage));
    let without = Command::Revoke { on: None };
    assert_eq!(decide(&rules(), Some(&report), without, &verifier(), now), Err(Refusal::WrongStage));
}

#[test]
fn a_leak_is_due_with_the_suspension_and_then_with_the_revocation() {
    let (standard, holidays) = (standard(), Holidays::default());
    let due = |report: &KeyReport| report.due(&rules(), &standard.hours, &holidays);
    let mut leaked = reported(Reason::KeyCompromised, false);
    assert_eq!(due(&leaked), Some(MONDAY.plus_seconds(2 * 3600)), "two working hours");
    let revocation = due(&reported(Reason::KeyLost, false)).unwrap();
    assert!(revocation > MONDAY.plus_seconds(8 * 3600) && revocation < MONDAY.plus_days(2), "the next working day");
    leaked.apply(MONDAY, &Event::SuspendedAtAuthority { on: day(0), role: Role::Verifier });
    assert_eq!(due(&leaked), Some(revocation));
    leaked.apply(MONDAY, &Event::Revoked { on: Some(day(0)), role: Role::Verifier });
    assert_eq!((due(&leaked), leaked.outcome), (None, Some(Outcome::Revoked)));
}

#[test]
fn the_verdict_after_a_report() {
    let revoked = Verdict::AskOffice(AskReason::Revoked);
    let without = RevocationRules { reissue: false, ..rules() };
    for (verdict, on_report, rules, expected) in [
        (revoked, true, rules(), Verdict::Reissue),
        (revoked, true, without, revoked),
        (revoked, false, rules(), revoked),
        (Verdict::AskOffice(AskReason::Suspended), false, rules(), Verdict::AskOffice(AskReason::Suspended)),
        (Verdict::Renew, true, rules(), Verdict::Renew),
    ] {
        assert_eq!(verdict_after_report(verdict, on_report, &rules), expected);
    }
}

#[test]
fn rules_of_ones_own_are_checked() {
    let with = |change: fn(&mut RevocationRules)| {
        let mut own = rules();
        change(&mut own);
        ServiceStandard { revocation: Some(own), ..standard() }.check()
    };
    assert_eq!(with(|_| {}), []);
    assert_eq!(with(|own| own.actors.clear()), [StandardFault::Revocation("actors")]);
    assert_eq!(with(|own| own.actors = vec![Role::Holder]), [StandardFault::Revocation("actors")]);
    assert_eq!(with(|own| own.title.en.clear()), [StandardFault::Revocation("title")]);
    assert_eq!(with(|own| own.channel.id.clear()), [StandardFault::Revocation("channel")]);
    assert_eq!(with(|own| own.suspension.amount = 0), [StandardFault::Revocation("suspension")]);
    assert_eq!(with(|own| own.revocation.amount = 0), [StandardFault::Revocation("revocation")]);
}
