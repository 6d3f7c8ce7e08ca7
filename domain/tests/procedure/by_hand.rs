//! An officer works in the authority's system and records what came out of it.

use domain::journey::Step;
use domain::renewal::{
    Act, Actor, Command, Event, IssuedCertificate, Refusal, RejectReason, Stage, acts_allowed, officers_of,
};
use domain::standard::{Role, StepKind};

use crate::variants::{at_the_authority, by_hand};
use crate::{
    Case, MERANTI, PEKALONGAN, PURBALINGGA, approve, certificate, file_for, full_draft, read, returned, submission,
};

fn issuing() -> Case {
    let mut case = Case::sent(by_hand(read(PEKALONGAN)));
    case.pass("verify", Role::Verifier);
    assert_eq!(case.at(), "issue");
    case
}

#[test]
fn who_records_a_certificate() {
    fn check(who: impl Fn(&Case) -> Actor, expected: Result<(), Refusal>) {
        let mut case = issuing();
        let who = who(&case);
        assert_eq!(case.act(Command::Take, &who), expected);
        let offered = acts_allowed(&case.standard, case.renewal(), &who, &case.separation).contains(&Act::Record);
        assert_eq!(offered, expected.is_ok());
        let recorded = case.act(Command::Issue(certificate()), &who);
        assert_eq!(recorded, expected);
    }
    check(|case| case.somebody(9, &[Role::Verifier]), Ok(()));
    check(|case| case.somebody(9, &[Role::Authority]), Ok(()));
    check(|case| case.somebody(9, &[Role::AgencyHead, Role::FrontDesk]), Err(Refusal::WrongRole));
    check(|case| case.somebody(1, &[Role::Verifier]), Err(Refusal::OwnApplication));
    check(|_| Actor::System, Err(Refusal::WrongRole));
}

#[test]
fn recorded_once_and_told_at_once() {
    let mut case = issuing();
    let verifier = case.somebody(9, &[Role::Verifier]);
    assert_eq!(
        acts_allowed(&case.standard, case.renewal(), &verifier, &case.separation),
        [Act::Take, Act::Record, Act::Return, Act::Reject]
    );
    let colleague = case.somebody(10, &[Role::Verifier]);
    case.act(Command::Take, &colleague).unwrap();
    assert_eq!(case.act(Command::Issue(certificate()), &verifier), Err(Refusal::NotTaken));
    case.act(Command::Release, &colleague).unwrap();
    assert_eq!(case.act(approve(), &verifier), Err(Refusal::WrongStage));
    // Number and validity alone, without the file.
    let typed = IssuedCertificate { sha256: None, ..certificate() };
    case.act(Command::Issue(typed.clone()), &verifier).unwrap();
    assert_eq!(case.act(Command::Issue(typed.clone()), &verifier), Err(Refusal::WrongStage));
    assert_eq!(case.renewal().certificate, Some(typed));
    assert_eq!(case.renewal().stage, Stage::Finished);
    let done = |event: &Event| if let Event::StepDone { step, .. } = event { Some(step.clone()) } else { None };
    let steps: Vec<String> = case.log.iter().filter_map(|(.., event)| done(event)).collect();
    assert_eq!(steps, ["verify", "issue", "notify"]);
}

/// The authority's system may refuse what the office found right.
#[test]
fn refused_by_the_authority() {
    fn taken() -> (Case, Actor) {
        let mut case = issuing();
        let verifier = case.somebody(9, &[Role::Verifier]);
        case.act(Command::Take, &verifier).unwrap();
        (case, verifier)
    }
    let (mut case, verifier) = taken();
    case.act(Command::Reject { reason: RejectReason::Repeated, note: None }, &verifier).unwrap();
    assert!(!case.renewal().open());
    for (mended, then) in [(Step::Passphrase, "issue"), (Step::Letter, "verify"), (Step::Data, "verify")] {
        let (mut case, verifier) = taken();
        case.act(returned(mended), &verifier).unwrap();
        let (completed, holder) = (Command::Complete(submission(&case.standard, &full_draft())), case.holder());
        case.act(completed, &holder).unwrap();
        assert_eq!(case.at(), then, "{mended:?}");
    }
}

#[test]
fn who_filed_does_not_record() {
    let mut case = Case::of(by_hand(read(PEKALONGAN)));
    let (filer, holder) = (case.somebody(7, &[Role::Verifier]), case.holder());
    case.act(file_for(crate::HOLDER), &filer).unwrap();
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    case.act(completed, &holder).unwrap();
    case.pass("verify", Role::Verifier);
    assert_eq!(case.act(Command::Take, &filer), Err(Refusal::FiledByYou));
}

/// Where the program issues, no officer does.
#[test]
fn nobody_records_what_the_program_issues() {
    let mut case = Case::sent(read(PEKALONGAN));
    let everybody = case.somebody(9, &[Role::Verifier, Role::Authority]);
    assert_eq!(
        case.act(Command::Issue(certificate()), &Actor::System),
        Err(Refusal::WrongStage),
        "before it is decided"
    );
    case.pass("verify", Role::Verifier);
    assert_eq!(case.act(Command::Take, &everybody), Err(Refusal::WrongStage));
    assert_eq!(case.act(Command::Issue(certificate()), &everybody), Err(Refusal::WrongStage));
    case.act(Command::Issue(certificate()), &Actor::System).unwrap();
}

/// Which offices have a step; none where the program or the holder has it.
#[test]
fn whose_step_it_is() {
    fn check(standard: &domain::standard::ServiceStandard, kind: StepKind, expected: &[Role]) {
        let step = standard.steps.iter().find(|step| step.kind == kind).unwrap();
        assert_eq!(officers_of(standard, step), expected, "{}", step.id);
    }
    let (hand, there) = (by_hand(read(PURBALINGGA)), at_the_authority(read(PURBALINGGA)));
    check(&read(PURBALINGGA), StepKind::Intake, &[Role::FrontDesk, Role::Verifier]);
    check(&read(PURBALINGGA), StepKind::Disposition, &[Role::FrontDesk, Role::AgencyHead]);
    check(&read(PURBALINGGA), StepKind::Issue, &[]);
    check(&hand, StepKind::Issue, &[Role::Authority, Role::Verifier]);
    check(&read(PURBALINGGA), StepKind::SetPassphrase, &[]);
    check(&hand, StepKind::SetPassphrase, &[]);
    check(&there, StepKind::SetPassphrase, &[Role::Verifier]);
    check(&read(MERANTI), StepKind::Approve, &[Role::Authority]);
    check(&read(MERANTI), StepKind::Notify, &[]);
    check(&read(PEKALONGAN), StepKind::Remind, &[]);
}
