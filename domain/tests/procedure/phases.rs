//! The four phases, and the steps in the holder's words.

use domain::journey::Step;
use domain::renewal::{Actor, Command, Digest, phases, timeline};
use domain::standard::Role;

use crate::{CIAMIS, Case, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, certificate, no_holidays, read, returned};

/// Which phases are over: sent, checked, approved, ready.
fn over(case: &Case) -> [bool; 4] {
    let phases = phases(&case.standard, case.renewal());
    [true, phases.checked.is_some(), phases.approved.is_some(), phases.ready.is_some()]
}

#[test]
fn verified_means_checked_and_approved_where_nobody_else_approves() {
    let mut case = Case::sent(read(PEKALONGAN));
    assert_eq!(over(&case), [true, false, false, false]);
    case.pass("verify", Role::Verifier);
    assert_eq!(over(&case), [true, true, true, false]);
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
    assert_eq!(over(&case), [true; 4]);
}

#[test]
fn the_passphrase_and_the_authority_stand_between_check_and_approval() {
    let mut case = Case::sent(read(PURBALINGGA));
    for (step, role) in [("receive", Role::FrontDesk), ("pass-on", Role::DivisionHead), ("renew", Role::Verifier)] {
        case.pass(step, role);
        assert_eq!(over(&case), [true, false, false, false], "after {step}");
    }
    case.pass("verify", Role::Verifier);
    assert_eq!(over(&case), [true, true, false, false]);
    let holder = case.holder();
    case.act(Command::SetPassphrase { public_key: Digest("k".into()) }, &holder).unwrap();
    assert_eq!(over(&case), [true, true, false, false], "the authority has yet to approve");
    case.pass("approve", Role::Authority);
    assert_eq!(over(&case), [true, true, true, false]);
}

#[test]
fn the_authoritys_approval_is_the_check_where_nobody_verifies() {
    let mut case = Case::sent(read(MERANTI));
    assert_eq!(over(&case), [true, false, false, false]);
    case.pass("check", Role::Authority);
    assert_eq!(over(&case), [true, true, true, false]);
}

#[test]
fn what_is_returned_is_not_checked() {
    let mut case = Case::sent(read(PEKALONGAN));
    let verifier = case.somebody(9, &[Role::Verifier]);
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(over(&case), [true, false, false, false]);
    let holder = case.holder();
    case.act(Command::Withdraw, &holder).unwrap();
    assert_eq!(over(&case), [true, false, false, false]);
}

#[test]
fn each_phase_is_over_with_its_last_step() {
    let mut case = Case::sent(read(CIAMIS));
    case.now = case.now.plus_minutes(7);
    case.pass("receive", Role::FrontDesk);
    case.now = case.now.plus_minutes(7);
    for (step, role) in [
        ("to-division-head", Role::AgencyHead),
        ("to-functional-officer", Role::DivisionHead),
        ("to-verifier", Role::FunctionalOfficer),
        ("check", Role::Verifier),
    ] {
        case.pass(step, role);
    }
    assert_eq!(phases(&case.standard, case.renewal()).checked, Some(case.now));
}

/// Every step that a holder reads has words for holders.
#[test]
fn in_the_holders_words() {
    for text in [PEKALONGAN, PURBALINGGA, MERANTI, NATUNA, CIAMIS] {
        let case = Case::sent(read(text));
        for row in timeline(&case.standard, case.renewal(), &no_holidays()) {
            assert!(row.holder.is_some(), "{} of {}", row.title.id, case.standard.id.0);
        }
    }
}
