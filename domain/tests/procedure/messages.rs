//! Until when holder and office write to each other.

use domain::journey::Step;
use domain::renewal::{Actor, Command, Messaging, RejectReason, Stage, messaging};
use domain::standard::Role;

use crate::{Case, PEKALONGAN, approve, certificate, read, returned};

fn now(case: &Case) -> Messaging {
    messaging(case.renewal(), case.now)
}

#[test]
fn while_it_goes_on_and_until_two_weeks_after_the_receipt() {
    let mut case = Case::sent(read(PEKALONGAN));
    let (holder, verifier) = (case.holder(), case.somebody(9, &[Role::Verifier]));
    assert_eq!(now(&case), Messaging::Open);
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(now(&case), Messaging::Open);
    let mut issued = Case::sent(read(PEKALONGAN));
    let officer = issued.officer();
    issued.act(Command::Take, &officer).unwrap();
    issued.act(approve(), &officer).unwrap();
    issued.act(Command::Issue(certificate()), &Actor::System).unwrap();
    assert_eq!(issued.renewal().stage, Stage::Finished);
    // Whoever has not confirmed yet may have trouble with it, whenever.
    issued.now = issued.now.plus_days(60);
    assert_eq!(now(&issued), Messaging::Open);
    issued.act(Command::Receive, &holder).unwrap();
    let end = issued.now.plus_days(14);
    assert_eq!(now(&issued), Messaging::Until(end));
    issued.now = end;
    assert_eq!(now(&issued), Messaging::Until(end));
    issued.now = end.plus_seconds(1);
    assert_eq!(now(&issued), Messaging::Over);
}

#[test]
fn not_after_what_came_to_nothing() {
    let mut withdrawn = Case::sent(read(PEKALONGAN));
    let holder = withdrawn.holder();
    withdrawn.act(Command::Withdraw, &holder).unwrap();
    assert_eq!(now(&withdrawn), Messaging::Over);
    let mut rejected = Case::sent(read(PEKALONGAN));
    let verifier = rejected.somebody(9, &[Role::Verifier]);
    rejected.act(Command::Take, &verifier).unwrap();
    rejected.act(Command::Reject { reason: RejectReason::Repeated, note: None }, &verifier).unwrap();
    assert_eq!(now(&rejected), Messaging::Over);
}
