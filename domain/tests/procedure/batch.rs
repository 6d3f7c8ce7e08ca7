//! What the list of cases asks of the rules: which steps are carried out for several cases at once, and which wait began with
//! a completion.

use domain::journey::Step;
use domain::renewal::{Command, batchable, four_eyes};
use domain::standard::{Role, StepKind};

use crate::{CIAMIS, Case, approve, full_draft, read, returned, submission};

#[test]
fn steps_that_judge_nothing_are_carried_out_for_several_cases() {
    let batched = [StepKind::Intake, StepKind::Disposition, StepKind::Report, StepKind::Archive];
    let others = [
        StepKind::Remind,
        StepKind::Verify,
        StepKind::SetPassphrase,
        StepKind::Approve,
        StepKind::Issue,
        StepKind::Notify,
    ];
    assert!(batched.into_iter().all(batchable) && !others.into_iter().any(batchable));
    assert!(!batched.into_iter().any(four_eyes));
}

#[test]
fn a_wait_that_began_with_a_completion_ends_with_its_step() {
    let mut case = Case::sent(read(CIAMIS));
    let staff = case.somebody(30, &[Role::FrontDesk]);
    case.act(Command::Take, &staff).unwrap();
    case.act(returned(Step::Letter), &staff).unwrap();
    assert!(!case.renewal().completed, "it is with the holder");
    let submission = submission(&case.standard, &full_draft());
    case.act(Command::Complete(submission), &case.holder()).unwrap();
    assert!(case.renewal().completed);
    case.act(Command::Release, &staff).unwrap();
    case.act(Command::Take, &staff).unwrap();
    assert!(case.renewal().completed, "who has it does not matter");
    case.act(approve(), &staff).unwrap();
    assert!(!case.renewal().completed);
}
