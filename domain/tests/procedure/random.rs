//! Whatever anybody tries in whatever order: the laws hold.

use domain::journey::Step;
use domain::renewal::{
    Actor, Command, Event, PersonId, RejectReason, Renewal, ReturnItem, ReturnReason, Stage, acts_allowed,
};
use domain::standard::Role;
use proptest::prelude::*;

use crate::{Case, HOLDER, MERANTI, PEKALONGAN, actor, certificate, changed_draft, full_draft, submission, submit};

/// Four people: the holder (also a verifier), a verifier, the authority's person, one with every role; and the program.
fn actor_number(case: &Case, number: u8) -> Actor {
    match number % 5 {
        0 => actor(&case.standard, HOLDER, &[Role::Verifier, Role::Authority]),
        1 => actor(&case.standard, PersonId(2), &[Role::Verifier]),
        2 => actor(&case.standard, PersonId(3), &[Role::Authority]),
        3 => actor(&case.standard, PersonId(4), &[Role::Verifier, Role::Authority, Role::AgencyHead]),
        _ => Actor::System,
    }
}

fn command_number(case: &Case, number: u8) -> Command {
    let draft = if number & 16 == 0 { full_draft() } else { changed_draft() };
    match number % 9 {
        0 => submit(&case.standard, &draft),
        1 => Command::Take,
        2 => Command::Return(vec![ReturnItem { step: Step::Letter, reason: ReturnReason::Unsigned, note: None }]),
        3 => Command::Complete(submission(&case.standard, &draft)),
        4 => Command::Reject { reason: RejectReason::NotEmployed, note: None },
        5 => Command::Approve { note: None },
        6 => Command::Withdraw,
        7 => Command::Issue(certificate()),
        _ => Command::Receive,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn the_laws_hold(meranti: bool, tries in prop::collection::vec((any::<u8>(), any::<u8>(), 0..400_000i64), 1..60)) {
        let mut case = Case::new(if meranti { MERANTI } else { PEKALONGAN });
        let (first, holder) = (submit(&case.standard, &full_draft()), case.holder());
        case.act(first, &holder).unwrap();
        for (who, what, later) in tries {
            case.now = case.now.plus_seconds(later);
            let (who, command) = (actor_number(&case, who), command_number(&case, what));
            let before = case.renewal().clone();
            let officer_act = matches!(
                command,
                Command::Take | Command::Return(_) | Command::Reject { .. } | Command::Approve { .. }
            );
            if case.act(command, &who).is_ok() {
                prop_assert!(!(officer_act && who.is(HOLDER)), "nobody decides on their own application");
                prop_assert!(!officer_act || before.at_step().is_some(), "officers act only on what waits for them");
                prop_assert!(before.received_at.is_none(), "after the receipt nothing happens");
            } else {
                prop_assert_eq!(case.renewal(), &before, "a refusal changes nothing");
            }
        }
        let folded = Renewal::fold(&case.standard, case.log.iter().map(|(at, by, event)| (*at, *by, event)));
        prop_assert_eq!(folded.as_ref(), case.renewal.as_ref(), "the fold of the log is the state");

        let count = |wanted: fn(&Event) -> bool| case.log.iter().filter(|(.., event)| wanted(event)).count();
        let issued = count(|event| matches!(event, Event::Issued { .. }));
        prop_assert!(issued <= 1, "one certificate an approval");
        let decided = case.standard.steps.iter().position(|step| step.id == "verify" || step.id == "check").unwrap();
        prop_assert!(issued == 0 || case.renewal().done.iter().any(|(step, ..)| *step == decided));

        if case.renewal().open() {
            let at_issue = case.renewal().at_step().is_some_and(|i| case.standard.steps[i].id == "issue");
            let somebody = (0..4).any(|n| !acts_allowed(&case.standard, case.renewal(), &actor_number(&case, n)).is_empty());
            prop_assert!(at_issue || somebody, "no dead end");
        } else {
            let over = matches!(case.renewal().stage, Stage::Finished | Stage::Withdrawn | Stage::Rejected { .. });
            prop_assert!(over);
        }
    }

    /// Every offer is kept, and what is not offered is refused.
    #[test]
    fn offers_are_what_decide_allows(tries in prop::collection::vec((any::<u8>(), any::<u8>()), 1..30), who: u8) {
        use domain::renewal::{Act, decide};
        let mut case = Case::new(PEKALONGAN);
        let (first, holder) = (submit(&case.standard, &full_draft()), case.holder());
        case.act(first, &holder).unwrap();
        for (who, what) in tries {
            let (who, command) = (actor_number(&case, who), command_number(&case, what));
            let _ = case.act(command, &who);
        }
        let who = actor_number(&case, who);
        let offered = acts_allowed(&case.standard, case.renewal(), &who);
        for (act, number) in [(Act::Take, 1), (Act::Return, 2), (Act::Complete, 3), (Act::Reject, 4), (Act::Approve, 5), (Act::Withdraw, 6), (Act::Receive, 8)] {
            let allowed = decide(&case.standard, case.renewal.as_ref(), command_number(&case, number), &who, case.now).is_ok();
            prop_assert_eq!(offered.contains(&act), allowed, "{:?}", act);
        }
    }
}
