//! Passed on from desk to desk: each with a note or without, none of them a judgement.

use domain::journey::Step;
use domain::renewal::{Actor, Command, Digest, Event, Refusal, RejectReason, Stage};
use domain::standard::Role;

use crate::{CIAMIS, Case, HOLDER, NATUNA, PURBALINGGA, approve, certificate, read, returned};

/// Ciamis: front desk, head, division head, functional officer, verifier; issued, reported, archived.
#[test]
fn from_desk_to_desk_to_the_archive() {
    let mut case = Case::sent(read(CIAMIS));
    case.pass("receive", Role::FrontDesk);
    for (step, role, words) in [
        ("to-division-head", Role::AgencyHead, true),
        ("to-functional-officer", Role::DivisionHead, false),
        ("to-verifier", Role::FunctionalOfficer, true),
    ] {
        let officer = case.somebody(30, &[role]);
        assert_eq!(case.at(), step);
        let reject = Command::Reject { reason: RejectReason::NotEmployed, note: None };
        assert_eq!(case.act(reject, &officer), Err(Refusal::WrongStage));
        let note = words.then(|| Digest("77".repeat(32)));
        case.act(Command::Approve { note: note.clone() }, &officer).unwrap();
        let last = case.log.last().map(|(_, by, event)| (*by, event.clone()));
        let by = Some(domain::renewal::PersonId(30));
        assert_eq!(last, Some((by, Event::StepDone { step: step.into(), note, role: Some(role) })));
    }
    case.pass("check", Role::Verifier);
    assert_eq!(case.at(), "issue");
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
    // The holder has the certificate, though the office still has its report to make.
    let holder = case.holder();
    case.act(Command::Receive, &holder).unwrap();
    assert_eq!(case.act(Command::Withdraw, &holder), Err(Refusal::WrongStage));
    let verifier = case.somebody(31, &[Role::Verifier]);
    case.act(Command::Take, &verifier).unwrap();
    assert_eq!(case.act(returned(Step::Letter), &verifier), Err(Refusal::WrongStage));
    case.act(Command::Approve { note: Some(Digest("78".into())) }, &verifier).unwrap();
    let own = case.somebody(HOLDER.0, &[Role::AgencyHead]);
    assert_eq!(case.act(Command::Take, &own), Err(Refusal::OwnApplication), "nor does one archive one's own");
    case.pass("archive", Role::AgencyHead);
    assert_eq!(case.renewal().stage, Stage::Finished);
}

/// Natuna tells the holder after the report: the program does it as soon as the report is made.
#[test]
fn told_after_the_report() {
    let mut case = Case::sent(read(NATUNA));
    case.pass("receive", Role::FrontDesk);
    case.pass("check", Role::Verifier);
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
    assert!(!case.log.iter().any(|(.., event)| matches!(event, Event::StepDone { step, .. } if step == "notify")));
    case.pass("report", Role::Verifier);
    assert!(matches!(case.log.last(), Some((.., Event::StepDone { step, .. })) if step == "notify"));
    assert_eq!(case.renewal().stage, Stage::Finished);
}

/// Either of the named offices receives it; each step is free for the next.
#[test]
fn every_desk_takes_anew() {
    let mut case = Case::sent(read(PURBALINGGA));
    let everything = case.somebody(30, &[Role::AgencyHead, Role::DivisionHead, Role::Verifier]);
    for step in ["receive", "pass-on", "renew", "verify"] {
        assert_eq!(case.at(), step);
        assert_eq!(case.renewal().taken_by, None);
        case.act(Command::Take, &everything).unwrap();
        assert_eq!(case.act(Command::Take, &everything), Err(Refusal::WrongStage), "who has it can't take it again");
        case.act(approve(), &everything).unwrap();
    }
    assert_eq!(case.at(), "set-passphrase");
}
