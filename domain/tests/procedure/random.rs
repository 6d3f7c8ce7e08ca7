//! Whatever anybody tries in whatever order, at whatever agency: the laws hold. Longer than 250 lines because the laws are to be
//! read together.

use domain::journey::Step;
use domain::renewal::{
    Act, Actor, Command, Digest, Event, Renewal, Stage, TimelineRow, acts_allowed, clocks, decide, due, holder_action,
    officers_of, timeline,
};
use domain::standard::{Custody, Issuing, PassphraseTiming, Role, StepKind};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::actors::{ACTORS, ACTS, beginning, command, member, open_to, present};
use crate::variants::{COUNT, variant};
use crate::{Case, HOLDER, no_holidays, separation};

/// One try: who, what, how, seconds later, whether of the acts that are open, in whose places stand-ins stand.
type Try = (u8, u8, u8, i64, bool, u8);

fn tries() -> impl Strategy<Value = Vec<Try>> {
    prop::collection::vec(
        (any::<u8>(), any::<u8>(), any::<u8>(), 0..400_000_i64, prop::bool::weighted(0.7), any::<u8>()),
        1..50,
    )
}

/// Mostly nobody is kept out and nothing on hold, so that most cases go far.
fn kept() -> impl Strategy<Value = u32> {
    (any::<u32>(), any::<u32>(), any::<u32>(), prop::bool::weighted(0.3), prop::bool::weighted(0.1)).prop_map(
        |(one, other, last, kept, hold)| {
            let few = if kept { one & other & 0x1_ffff } else { 0 };
            few | last & 0x4000_0000 | u32::from(hold) << 31
        },
    )
}

fn one(case: &Case, (who, what, how, _, helpful, leave): Try) -> (Actor, Command) {
    if helpful {
        // What ends a case is left to chance alone, what sends it back to one try in eight, so that most cases go far.
        let mut open = open_to(case, leave);
        open.retain(|(_, act)| match act {
            Act::Reject | Act::Withdraw => false,
            Act::Return | Act::PassBack | Act::Release => who % 8 == 0,
            _ => true,
        });
        if !open.is_empty() {
            let (who, act) = open.swap_remove((usize::from(who) * 256 + usize::from(what)) % open.len());
            return (who, command(case, act, how));
        }
    }
    let who = member(case, who % ACTORS, leave);
    let what = usize::from(what) % (ACTS.len() + 4);
    if what >= ACTS.len() + 2 {
        let note = Digest("13".repeat(32));
        return (who, if what.is_multiple_of(2) { Command::SendLink } else { Command::CancelFiling { note } });
    }
    (who, ACTS.get(what).map_or_else(|| beginning(case, how).0, |act| command(case, *act, how)))
}

fn begun(standard: usize, begin: u8) -> Case {
    let mut case = Case::of(variant(standard));
    let (first, who) = beginning(&case, begin);
    case.act(first, &who).unwrap();
    case
}

/// What must be true of an accepted act: who did it, and what stood before.
fn accepted(case: &Case, before: &Renewal, who: &Actor, did: &Command, from: usize) -> Result<(), TestCaseError> {
    let standard = &case.standard;
    let step = before.at_step().map(|index| &standard.steps[index]);
    match did {
        Command::Complete(_) | Command::SetPassphrase { .. } | Command::Withdraw | Command::Receive => {
            prop_assert!(who.is(HOLDER), "the holder's alone");
        }
        Command::ReplaceKey { .. } => {
            prop_assert!(
                who.is(HOLDER) && before.dossier.public_key.is_some(),
                "the holder's alone, where there is one"
            );
            prop_assert_eq!((&case.renewal().stage, &case.renewal().done), (&before.stage, &before.done));
            prop_assert!(before.certificate.is_none() && step.unwrap().kind != StepKind::Issue, "nothing is decided");
        }
        Command::SendLink | Command::CancelFiling { .. } => {
            let sends = matches!(did, Command::SendLink);
            prop_assert!(holder_action(standard, before).is_some() && (sends || before.awaits_confirmation()));
            prop_assert!(!who.is(HOLDER), "nobody looks after their own");
            prop_assert!(
                (sends && *who == Actor::System) || who.holds_any(&[Role::FrontDesk, Role::Verifier]),
                "in an office of one's own"
            );
            prop_assert_eq!(sends, case.renewal().open(), "only the end ends it");
            prop_assert_eq!(&case.renewal().done, &before.done, "no step is done by it");
        }
        Command::Issue(_) if standard.issuing == Issuing::Embedded => prop_assert_eq!(who, &Actor::System),
        _ => {
            let step = step.unwrap();
            let Actor::Person { id, agency, .. } = who else { panic!("the program decides nothing") };
            let taken = case.log[from..].iter().find_map(|(.., event)| match event {
                Event::Taken { by, acting_for } => Some((*by, *acting_for)),
                _ => None,
            });
            let place = taken.map_or(before.acting_for, |(_, place)| place);
            let officers = officers_of(standard, step);
            prop_assert_eq!(agency, &standard.id);
            prop_assert!(*id != HOLDER && place != Some(HOLDER), "nobody acts on their own renewal");
            if matches!(step.kind, StepKind::Verify | StepKind::Approve | StepKind::Issue) {
                let filer = before.filed_by;
                prop_assert!(
                    filer != Some(*id) && (place.is_none() || filer != place),
                    "who filed leaves it to others"
                );
            }
            match place {
                // What one has is put back from whatever place.
                _ if matches!(did, Command::Release) => prop_assert!(who.holds_any(&officers) || place.is_some()),
                None => prop_assert!(who.holds_any(&officers), "in an office of one's own"),
                Some(place) => {
                    prop_assert!(who.stands_in_for(&officers).any(|(one, _)| one == place), "in that place today");
                }
            }
            let (has, free) = (before.taken_by == Some(*id), before.taken_by.is_none());
            prop_assert!(matches!(did, Command::Take) || has || free, "nobody acts over a colleague who has it");
            prop_assert!(taken.map_or(has, |(by, _)| by == *id), "whoever acts has it, or takes it");
            if matches!(did, Command::PassBack { .. }) {
                passed_back(case, before)?;
            }
        }
    }
    let asked = match (&before.stage, did) {
        (Stage::Returned { items, .. }, _) => items.iter().any(|item| item.step == Step::Passphrase),
        (_, did) => matches!(did, Command::SetPassphrase { .. } | Command::ReplaceKey { .. }),
    };
    prop_assert!(
        asked || case.renewal().dossier.public_key == before.dossier.public_key,
        "a key stays until asked for"
    );
    in_order(case, before, from)
}

/// It stands at an earlier step of officers, who carried that out, and is free for any of them.
fn passed_back(case: &Case, before: &Renewal) -> Result<(), TestCaseError> {
    let (renewal, from) = (case.renewal(), before.at_step().unwrap());
    let to = renewal.at_step().unwrap();
    prop_assert!(to < from && before.done.iter().any(|(done, ..)| *done == to));
    prop_assert!(!officers_of(&case.standard, &case.standard.steps[to]).is_empty());
    prop_assert_eq!((renewal.taken_by, renewal.acting_for), (None, None));
    let kind = case.standard.steps[from].kind;
    prop_assert_eq!(kind, StepKind::Disposition);
    Ok(())
}

/// Steps are done one after the other, none twice; the certificate comes after every decision.
fn in_order(case: &Case, before: &Renewal, from: usize) -> Result<(), TestCaseError> {
    let standard = &case.standard;
    let mut now = before.clone();
    for (at, by, event) in &case.log[from..] {
        let done = |index: usize| now.done.iter().any(|(done, ..)| *done == index);
        let passed = |to: usize| (0..to).all(|index| done(index) || !now.takes_place(standard, index));
        if let Event::StepDone { step, .. } = event {
            let index = standard.position(step).unwrap();
            prop_assert_eq!(now.at_step(), Some(index), "only the present step is done");
            prop_assert!(passed(index) && !done(index), "every step before it is done, and it is not");
        }
        if let Event::Issued { .. } = event {
            prop_assert!(now.certificate.is_none(), "one certificate an approval");
            prop_assert_eq!(now.at_step().map(|index| standard.steps[index].kind), Some(StepKind::Issue));
            prop_assert!(passed(now.at_step().unwrap()), "after every decision");
            let decided = now.done.iter().filter(|(index, ..)| {
                matches!(standard.steps[*index].kind, StepKind::Verify | StepKind::Approve | StepKind::Disposition)
            });
            for (_, _, by) in decided {
                prop_assert!(by.is_some_and(|by| by != HOLDER), "by a person other than the holder");
            }
            prop_assert!(seen_by_a_verifier(case), "what the holder mended was verified after that");
        }
        now.apply(standard, *at, *by, event);
    }
    Ok(())
}

/// Whether nothing but a passphrase was mended since the last verification, where there is one.
fn seen_by_a_verifier(case: &Case) -> bool {
    let mut seen = true;
    let mut judged = false;
    for (.., event) in &case.log {
        match event {
            Event::Returned { items } => judged = items.iter().any(|item| item.step != Step::Passphrase),
            Event::Completed { .. } => seen &= !judged,
            Event::StepDone { step, .. } => {
                let kind = case.standard.position(step).map(|index| case.standard.steps[index].kind);
                seen |= kind == Some(StepKind::Verify);
            }
            _ => {}
        }
    }
    seen || case.standard.steps.iter().all(|step| step.kind != StepKind::Verify)
}

/// What must be true of every state.
fn state(case: &Case) -> Result<(), TestCaseError> {
    let (standard, renewal) = (&case.standard, case.renewal());
    let kept = renewal.dossier.public_key.is_some();
    let set = renewal.done.iter().any(|(index, ..)| standard.steps[*index].kind == StepKind::SetPassphrase);
    let later = standard.wizard.passphrase_timing == PassphraseTiming::AfterVerification;
    prop_assert!(!kept || set || !later, "no key is taken before it is asked for");
    match standard.wizard.custody {
        Custody::Authority => prop_assert!(!kept, "the authority's keys are none of ours"),
        Custody::Holder if present(case) == Some(StepKind::Issue) => prop_assert!(kept, "no certificate without a key"),
        Custody::Holder => {}
    }
    let mut until = renewal.submitted_at;
    for wait in &renewal.waits {
        prop_assert_eq!(wait.from, until, "waits follow each other");
        prop_assert!(wait.to >= wait.from);
        until = wait.to;
    }
    prop_assert_eq!(renewal.since, until, "and sum to the life of the case");
    let used = clocks(standard, renewal, &no_holidays(), case.now);
    let life = if renewal.open() { case.now } else { renewal.since }.seconds_since(renewal.submitted_at);
    prop_assert!(used.office >= 0 && used.authority >= 0 && used.holder >= 0);
    prop_assert!(used.office + used.authority + used.holder <= life);
    let last = due(standard, renewal, &no_holidays());
    prop_assert!(last.is_none_or(|(at, _)| at >= renewal.since), "nothing is due before it began");
    prop_assert_eq!(last.is_some() && used.running.is_none(), false, "nothing is due where no clock runs");
    let rows = timeline(standard, renewal, &no_holidays());
    prop_assert_eq!(
        rows.iter().any(TimelineRow::is_present),
        renewal.open(),
        "the timeline tells what is still to be done"
    );
    Ok(())
}

/// From here somebody brings it to its end, and the stand-ins are not needed for it.
fn comes_to_its_end(mut case: Case) -> Result<(), TestCaseError> {
    let wanted = [Act::Complete, Act::SetPassphrase, Act::Approve, Act::Record, Act::Take];
    // Time passes.
    case.separation.settled = true;
    case.separation.on_hold_until = None;
    for _ in 0..60 {
        if !case.renewal().open() {
            prop_assert_eq!(&case.renewal().stage, &Stage::Finished);
            prop_assert!(case.renewal().certificate.is_some());
            return Ok(());
        }
        let open = open_to(&case, 0);
        let next = wanted.iter().find_map(|act| open.iter().find(|(_, offered)| offered == act));
        prop_assert!(next.is_some(), "a dead end: {:?}", case.renewal());
        let (who, act) = next.unwrap();
        let next = command(&case, *act, 0);
        case.act(next, who).unwrap();
    }
    prop_assert!(false, "it goes round: {:?}", case.renewal());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]
    #[test]
    fn the_laws_hold(standard in 0..COUNT, begin: u8, tries in tries(), kept in kept()) {
        let mut case = begun(standard, begin);
        case.separation = separation::some(&case, kept);
        for one_try in tries {
            case.now = case.now.plus_seconds(one_try.3);
            let (who, what) = one(&case, one_try);
            let (before, from) = (case.renewal().clone(), case.log.len());
            match case.act(what.clone(), &who) {
                Ok(()) => {
                    accepted(&case, &before, &who, &what, from)?;
                    separation::law(&case, &before, &who, &what)?;
                }
                Err(_) => prop_assert!(case.renewal() == &before && case.log.len() == from, "a refusal changes nothing"),
            }
            state(&case)?;
        }
        let folded = Renewal::fold(&case.standard, case.log.iter().map(|(at, by, event)| (*at, *by, event)));
        prop_assert_eq!(folded.as_ref(), case.renewal.as_ref(), "the fold of the log is the state");
        if case.renewal().open() {
            comes_to_its_end(case)?;
        }
    }

    /// Every offer is kept, and what is not offered is refused.
    #[test]
    fn offers_are_what_decide_allows(
        (standard, begin, kept) in (0..COUNT, any::<u8>(), kept()), tries in tries(), how: u8, leave: u8,
    ) {
        let mut case = begun(standard, begin);
        case.separation = separation::some(&case, kept);
        for one_try in tries {
            let (who, what) = one(&case, one_try);
            let _ = case.act(what, &who);
        }
        for number in 0..ACTORS {
            let who = member(&case, number, leave);
            let offered = acts_allowed(&case.standard, case.renewal(), &who, &case.separation);
            for act in ACTS {
                let allowed = decide(&case.standard, case.renewal.as_ref(), command(&case, act, how), &who, &case.separation, case.now).is_ok();
                // The program issues without being offered a button.
                prop_assert_eq!(offered.contains(&act), allowed && who != Actor::System, "{:?} by {}", act, number);
            }
            prop_assert!(!case.renewal().open() || who != Actor::System || offered.is_empty());
        }
    }
}

/// The random commands are no use if they never come far: every step of every standard is reached.
#[test]
fn the_tries_reach_every_step() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    for standard in 0..COUNT {
        let mut reached = std::collections::BTreeSet::new();
        for begin in 0..60 {
            let mut case = begun(standard, begin);
            for one_try in tries().new_tree(&mut runner).unwrap().current() {
                let (who, what) = one(&case, one_try);
                let _ = case.act(what, &who);
            }
            reached.extend(case.renewal().done.iter().map(|(step, ..)| *step));
        }
        assert_eq!(reached.len(), variant(standard).steps.len(), "{standard}: {reached:?}");
    }
}
