//! When a certificate is ready at the latest, and the last day on which an application is in time for it.

use domain::journey::Step;
use domain::moment::Date;
use domain::renewal::{Actor, Command, Digest, last_safe_day, last_safe_day_to_go_on, ready_by};
use domain::standard::{Issuing, Role, ServiceStandard, TimeLimit, TimeUnit};

use crate::clocks::{at, holidays, written};
use crate::{CIAMIS, Case, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, approve, certificate, read, returned};

fn check(standard: &ServiceStandard, end: &str, expected: Option<&str>) {
    let expected = expected.map(|day| Date::parse(day).unwrap());
    assert_eq!(last_safe_day(standard, &holidays(), at(end)), expected, "{end}");
}

#[test]
fn an_application_late_on_that_day_is_in_time_and_one_on_the_next_is_not() {
    // One working day: sent on Saturday the 5th it is verified on Monday the 7th, sent on Sunday only on the 8th.
    let pekalongan = read(PEKALONGAN);
    check(&pekalongan, "2026-12-08 23:59", Some("2026-12-06"));
    check(&pekalongan, "2026-12-07 23:59", Some("2026-12-05"));
    // Four steps on the way to the authority, the last one of an hour.
    check(&read(CIAMIS), "2026-12-10 23:59", Some("2026-12-09"));
}

#[test]
fn the_authoritys_days_count_by_the_calendar() {
    let meranti = read(MERANTI);
    // Ten minutes of the office's, then seven days.
    check(&meranti, "2026-12-15 23:59", Some("2026-12-07"));
    let mut slow = meranti.clone();
    for step in &mut slow.steps {
        if step.limit == Some(TimeLimit { amount: 7, unit: TimeUnit::Days }) {
            step.limit = Some(TimeLimit { amount: 70, unit: TimeUnit::Days });
        }
    }
    check(&slow, "2026-12-15 23:59", None);
}

/// 150 minutes together, but nobody promises when the authority approves.
#[test]
fn the_authoritys_approval_is_not_promised() {
    let mut purbalingga = read(PURBALINGGA);
    check(&purbalingga, "2026-12-07 23:59", None);
    purbalingga.steps.retain(|step| step.id != "approve");
    check(&purbalingga, "2026-12-07 23:59", Some("2026-12-06"));
    check(&purbalingga, "2026-12-06 23:59", Some("2026-12-03"));
}

fn ready(case: &Case) -> Option<String> {
    ready_by(&case.standard, case.renewal(), &holidays()).map(written)
}

fn go_on_by(case: &Case, end: &str) -> Option<String> {
    let day = last_safe_day_to_go_on(&case.standard, case.renewal(), &holidays(), at(end));
    day.map(|day| written(day.at(0, case.standard.hours.zone())))
}

#[test]
fn ready_when_each_step_to_come_took_all_its_time() {
    fn check(standard: &str, sent: &str, expected: Option<&str>) {
        assert_eq!(ready(&Case::sent_on(read(standard), at(sent))).as_deref(), expected, "sent {sent}");
    }
    // Monday 2026-11-16: the verifier has the whole of the next working day.
    check(PEKALONGAN, "2026-11-16 09:00", Some("2026-11-17 16:00"));
    // Three dispositions of 10 and one of 20 minutes, then an hour.
    check(CIAMIS, "2026-11-16 09:00", Some("2026-11-16 10:50"));
    check(NATUNA, "2026-11-16 09:00", Some("2026-11-16 10:10"));
    // The authority's seven days.
    check(MERANTI, "2026-11-16 09:00", Some("2026-11-23 09:00"));
    check(PURBALINGGA, "2026-11-16 09:00", None);
}

#[test]
fn it_comes_nearer_with_each_step() {
    let mut case = Case::sent_on(read(CIAMIS), at("2026-11-16 09:00"));
    case.now = at("2026-11-16 09:05");
    case.pass("receive", Role::FrontDesk);
    assert_eq!(ready(&case).as_deref(), Some("2026-11-16 10:45"), "five minutes were not needed");
}

#[test]
fn nothing_is_promised_while_the_holder_must_act_or_once_it_is_issued() {
    let mut case = Case::sent_on(read(PEKALONGAN), at("2026-11-16 09:00"));
    let verifier = case.somebody(9, &[Role::Verifier]);
    assert_eq!(go_on_by(&case, "2026-12-08 23:59"), None, "it waits for the verifier");
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(ready(&case), None);
    // As late as an application of its own: the verifier has a working day again.
    assert_eq!(go_on_by(&case, "2026-12-08 23:59").as_deref(), Some("2026-12-06 00:00"));
    assert_eq!(go_on_by(&case, "2026-10-08 23:59").as_deref(), Some("2026-10-06 00:00"), "past, and said so");

    let mut case = Case::sent_on(read(PEKALONGAN), at("2026-11-16 09:00"));
    case.act(Command::Take, &verifier).unwrap();
    case.act(approve(), &verifier).unwrap();
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
    assert_eq!((ready(&case), go_on_by(&case, "2026-12-08 23:59")), (None, None));
}

#[test]
fn the_passphrase_is_due_when_the_rest_still_fits() {
    let mut standard = read(PURBALINGGA);
    standard.steps.retain(|step| step.id != "approve");
    let mut case = Case::sent_on(standard, at("2026-11-16 09:00"));
    case.pass("receive", Role::FrontDesk);
    case.pass("pass-on", Role::DivisionHead);
    case.pass("renew", Role::Verifier);
    case.pass("verify", Role::Verifier);
    assert_eq!((ready(&case), go_on_by(&case, "2026-12-07 12:00").as_deref()), (None, Some("2026-12-06 00:00")));
    let holder = case.holder();
    case.act(Command::SetPassphrase { public_key: Digest("k".into()) }, &holder).unwrap();
    assert_eq!(ready(&case), Some(written(case.now)), "nobody's time is outstanding");
}

#[test]
fn without_limits_no_day_is_promised() {
    let mut standard = read(PEKALONGAN);
    standard.issuing = Issuing::ByHand;
    check(&standard, "2026-12-08 23:59", None);
    standard.issuing = Issuing::Embedded;
    standard.service.total = None;
    standard.steps.iter_mut().for_each(|step| step.limit = None);
    check(&standard, "2026-12-08 23:59", None);
}
