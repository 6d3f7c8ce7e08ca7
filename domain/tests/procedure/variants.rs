//! The five agencies' standards, and what else the format allows.

use domain::journey::{Draft, Step};
use domain::renewal::{Command, TimelineState, timeline};
use domain::standard::{Condition, Custody, Issuing, PassphraseTiming, Role, ServiceStandard, StandardFault, StepKind};

use crate::{
    CIAMIS, Case, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, changed_draft, full_draft, no_holidays, read, returned,
    submission, submit,
};

/// How many there are.
pub const COUNT: usize = 11;

/// Standard number `index`: the five as they stand, then variants of them.
pub fn variant(index: usize) -> ServiceStandard {
    match index {
        0 => read(PURBALINGGA),
        1 => read(PEKALONGAN),
        2 => read(MERANTI),
        3 => read(NATUNA),
        4 => read(CIAMIS),
        5 => by_hand(read(PEKALONGAN)),
        6 => at_the_authority(read(PURBALINGGA)),
        7 => at_the_authority(read(MERANTI)),
        8 => at_the_authority(read(CIAMIS)),
        9 => by_hand(read(PURBALINGGA)),
        _ => conditional(read(PEKALONGAN)),
    }
}

/// Certificates are recorded by an officer.
pub fn by_hand(mut standard: ServiceStandard) -> ServiceStandard {
    standard.issuing = Issuing::ByHand;
    standard
}

/// The authority keeps the keys: no passphrase is ever asked for.
pub fn at_the_authority(mut standard: ServiceStandard) -> ServiceStandard {
    standard.wizard.custody = Custody::Authority;
    by_hand(standard)
}

/// Changed data is looked at by somebody before the ordinary verification, and the passphrase comes after it.
fn conditional(mut standard: ServiceStandard) -> ServiceStandard {
    let verify = standard.steps.iter().position(|step| step.kind == StepKind::Verify).unwrap();
    let mut first = standard.steps[verify].clone();
    (first.id, first.when) = ("verify-changes".into(), Some(Condition::DataChanged));
    let set = read(PURBALINGGA).steps.into_iter().find(|step| step.kind == StepKind::SetPassphrase);
    standard.steps.insert(verify + 1, set.unwrap());
    standard.steps.insert(verify, first);
    standard.wizard.passphrase_timing = PassphraseTiming::AfterVerification;
    standard
}

#[test]
fn every_variant_holds_up() {
    for index in 0..COUNT {
        assert_eq!(variant(index).check(), [], "{index}");
    }
}

/// What every application needs can't hang on a condition: else one without changes would be issued unseen, or never.
#[test]
fn what_every_case_needs_has_no_condition() {
    fn check(mut standard: ServiceStandard, kind: StepKind, expected: &[StandardFault]) {
        for step in standard.steps.iter_mut().filter(|step| step.kind == kind) {
            step.when = Some(Condition::DataChanged);
        }
        assert_eq!(standard.check(), expected, "{kind:?}");
    }
    for kind in [StepKind::Intake, StepKind::Verify, StepKind::Issue, StepKind::Notify] {
        check(read(PEKALONGAN), kind, &[StandardFault::MissingKind(kind)]);
    }
    check(read(PURBALINGGA), StepKind::SetPassphrase, &[StandardFault::PassphraseStep]);
    // One decision is enough: the authority's person approves here.
    check(read(PURBALINGGA), StepKind::Verify, &[]);
    check(read(CIAMIS), StepKind::Report, &[]);
}

/// A completion with other data: what only that data needs is done, by the holder or by the officer whose step it is.
#[test]
fn other_data_needs_other_steps() {
    fn check(sent: &Draft, completed: &Draft, returned_at: &str, then: &str) {
        let mut case = Case::of(conditional(read(PEKALONGAN)));
        let (command, holder) = (submit(&case.standard, sent), case.holder());
        case.act(command, &holder).unwrap();
        assert_eq!(case.at(), returned_at);
        let verifier = case.somebody(9, &[Role::Verifier]);
        case.act(Command::Take, &verifier).unwrap();
        case.act(returned(Step::Data), &verifier).unwrap();
        let command = Command::Complete(submission(&case.standard, completed));
        case.act(command, &holder).unwrap();
        assert_eq!(case.at(), then);
        assert_eq!(case.renewal().taken_by.is_some(), returned_at == then, "free, where it is another step");
        let rows = timeline(&case.standard, case.renewal(), &no_holidays());
        let now = rows.iter().position(|row| matches!(row.state, TimelineState::Now { .. })).unwrap();
        assert!(rows[..now].iter().all(|row| matches!(row.state, TimelineState::Done(_))), "done up to here");
        assert!(rows[now + 1..].iter().all(|row| row.state == TimelineState::Coming), "and nothing after it");
        if then == "verify-changes" {
            case.pass("verify-changes", Role::Verifier);
        }
        case.pass("verify", Role::Verifier);
        assert_eq!(case.at(), "set-passphrase");
    }
    check(&full_draft(), &full_draft(), "verify", "verify");
    check(&full_draft(), &changed_draft(), "verify", "verify-changes");
    check(&changed_draft(), &changed_draft(), "verify-changes", "verify-changes");
    check(&changed_draft(), &full_draft(), "verify-changes", "verify");
}
