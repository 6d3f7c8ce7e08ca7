//! Who is kept from a case decides nothing on it while there is somebody else; nothing is issued while the holder's account is
//! on hold.

use domain::administration::{CaseFacts, Edit, Edits, NOTICE_SECS, OfficerFacts, PROBATION_SECS, separation};
use domain::moment::Timestamp;
use domain::renewal::{Act, Actor, Command, PersonId, Refusal, Renewal, Separation, four_eyes, officers_of};
use domain::standard::{Issuing, Role};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::actors::member;
use crate::variants::variant;
use crate::{Case, HOLDER, MONDAY, approve, certificate};

/// Officers kept out by the bits of a number; the last two bits: whether that is settled, and whether nothing is issued.
pub fn some(case: &Case, kept: u32) -> Separation {
    let (mut out, mut others) = (Vec::new(), Vec::new());
    for number in 0..17 {
        let Actor::Person { id, roles, .. } = member(case, number, 0) else { continue };
        if kept >> number & 1 == 1 { out.push(id) } else { others.push((id, roles)) }
    }
    let on_hold_until = (kept >> 31 == 1).then_some(MONDAY);
    Separation { excluded: out, others, settled: kept >> 30 & 1 == 1, settled_at: None, on_hold_until }
}

/// What must be true of an accepted act of an officer or the program.
pub fn law(case: &Case, before: &Renewal, who: &Actor, did: &Command) -> Result<(), TestCaseError> {
    let Some(step) = before.at_step().map(|index| &case.standard.steps[index]) else { return Ok(()) };
    let separation = &case.separation;
    let issues = matches!(did, Command::Issue(_)) || (matches!(did, Command::Approve { .. }) && four_eyes(step.kind));
    prop_assert!(!issues || separation.on_hold_until.is_none(), "nothing is decided while the account is on hold");
    let Actor::Person { id, .. } = who else { return Ok(()) };
    if who.is(HOLDER) || !four_eyes(step.kind) {
        return Ok(());
    }
    let roles = officers_of(&case.standard, step);
    let last = separation.settled && !separation.somebody_else(&roles, before);
    prop_assert!(!separation.excluded.contains(id) || last, "who is kept out leaves it to others");
    let place = case.renewal().acting_for.or(before.acting_for);
    prop_assert!(place.is_none_or(|place| !separation.excluded.contains(&place)), "and so does whose place it is");
    Ok(())
}

const X: PersonId = PersonId(40);
const Y: PersonId = PersonId(41);

fn edit(person: PersonId, editor: PersonId, at: Timestamp) -> Edit {
    let settled_at = at.plus_seconds(NOTICE_SECS);
    Edit { person, editor, at, address_at: Some(at), role_at: None, settled_at }
}

fn facts(edits: Vec<Edit>) -> CaseFacts {
    let officer = |id| OfficerFacts { id, roles: vec![Role::Verifier], activated: true };
    CaseFacts { edits: Edits(edits), officers: vec![officer(X), officer(Y)], ..CaseFacts::default() }
}

#[test]
fn who_changed_the_holders_account_is_excluded_for_good() {
    let long_ago = MONDAY.plus_days(-3_000);
    let found = separation(&facts(vec![edit(HOLDER, X, long_ago)]), HOLDER, None, MONDAY);
    assert_eq!((found.excluded, found.others), (vec![X], vec![(Y, vec![Role::Verifier])]));
}

#[test]
fn and_so_is_whoever_they_may_be_behind_for_a_month() {
    let made = MONDAY;
    for (days, excluded) in [(0, vec![X, Y]), (29, vec![X, Y]), (31, vec![X])] {
        let facts = facts(vec![edit(HOLDER, X, made), edit(Y, X, made)]);
        assert_eq!(separation(&facts, HOLDER, None, made.plus_days(days)).excluded, excluded, "{days}");
    }
    // From the role on, where the same person gave it later.
    for (days, excluded) in [(31, vec![X, Y]), (49, vec![X, Y]), (51, vec![X])] {
        let invented = Edit { role_at: Some(made.plus_days(20)), ..edit(Y, X, made) };
        let facts = facts(vec![edit(HOLDER, X, made), invented]);
        assert_eq!(separation(&facts, HOLDER, None, made.plus_days(days)).excluded, excluded, "{days}");
    }
    // Along several accounts, from the filer's side and from the holder's, too.
    let (one, other) = (PersonId(50), PersonId(51));
    let chain = vec![edit(one, other, made), edit(Y, one, made)];
    let of_holder = [vec![edit(HOLDER, other, made)], chain.clone()].concat();
    assert_eq!(separation(&facts(of_holder), HOLDER, None, made).excluded, [Y]);
    assert_eq!(separation(&facts(chain.clone()), HOLDER, Some(other), made).excluded, [Y]);
    assert_eq!(separation(&facts(chain), other, None, made).excluded, [Y], "the holder invented a verifier");
    const { assert!(PROBATION_SECS == 30 * 86_400) };
}

#[test]
fn alone_after_everybody_concerned_has_known_for_a_while() {
    let mut facts = facts(vec![edit(HOLDER, X, MONDAY), edit(HOLDER, Y, MONDAY.plus_seconds(-5))]);
    let at = |facts: &CaseFacts, seconds| separation(facts, HOLDER, None, MONDAY.plus_seconds(seconds)).settled;
    assert!(!at(&facts, NOTICE_SECS - 1) && at(&facts, NOTICE_SECS));
    // Whoever made the office theirs alone waits from then on.
    facts.last_role_at = Some(MONDAY.plus_seconds(100));
    assert!(!at(&facts, NOTICE_SECS + 99) && at(&facts, NOTICE_SECS + 100));
}

/// A case at its first decision, with an officer of every role.
fn at_verification() -> (Case, Actor, Actor) {
    let standard = (0..1_000).map(variant).find(|one| one.issuing == Issuing::ByHand).unwrap();
    let mut case = Case::sent(standard);
    let roles = [Role::FrontDesk, Role::AgencyHead, Role::DivisionHead, Role::FunctionalOfficer];
    let (office, x) = (case.somebody(60, &roles), case.somebody(X.0, &[Role::Verifier, Role::Authority]));
    while !four_eyes(case.standard.steps[case.renewal().at_step().unwrap()].kind) {
        case.act(Command::Take, &office).unwrap();
        case.act(approve(), &office).unwrap();
    }
    let y = case.somebody(Y.0, &[Role::Verifier, Role::Authority]);
    (case, x, y)
}

#[test]
fn excluded_means_not_taken_decided_or_recorded() {
    let (mut case, x, y) = at_verification();
    let both = vec![Role::Verifier, Role::Authority];
    case.act(Command::Take, &x).unwrap();
    case.separation = Separation { excluded: vec![X], others: vec![(Y, both)], settled: true, ..Separation::default() };
    for command in [Command::Take, approve(), crate::returned(domain::journey::Step::Letter)] {
        assert_eq!(case.act(command, &x), Err(Refusal::ChangedByYou));
    }
    assert!(case.acts(&x).is_empty());
    // Nor in the place of a colleague, nor a colleague in theirs.
    let stand_in = |id, place| Actor::Person {
        id,
        agency: case.standard.id.clone(),
        roles: Vec::new(),
        stands_in: vec![(place, vec![Role::Verifier, Role::Authority])],
    };
    let (in_place, for_x) = (stand_in(X, Y), stand_in(PersonId(70), X));
    for who in [in_place, for_x] {
        assert_eq!(case.act(Command::Take, &who), Err(Refusal::ChangedByYou));
    }
    case.act(Command::Take, &y).unwrap();
    // With nobody else in that role, and settled: the office of one works.
    case.separation.others = vec![(Y, vec![Role::FrontDesk])];
    case.act(Command::Take, &x).unwrap();
    case.separation.settled = false;
    assert_eq!(case.act(approve(), &x), Err(Refusal::ChangedByYou));
    case.separation.settled = true;
    case.act(approve(), &x).unwrap();
}

#[test]
fn on_hold_nothing_is_approved_or_issued_but_anything_is_sent_back() {
    let (mut case, x, _) = at_verification();
    case.act(Command::Take, &x).unwrap();
    case.separation.on_hold_until = Some(MONDAY.plus_days(1));
    assert_eq!(case.act(approve(), &x), Err(Refusal::OnHold));
    assert_eq!(case.acts(&x), [Act::Return, Act::Reject, Act::Release]);
    case.separation.on_hold_until = None;
    case.act(approve(), &x).unwrap();
    while case.act(Command::Take, &x).is_ok() && case.act(approve(), &x).is_ok() {}
    case.separation.on_hold_until = Some(MONDAY.plus_days(1));
    assert_eq!(case.act(Command::Issue(certificate()), &x), Err(Refusal::OnHold));
    case.separation.on_hold_until = None;
    case.act(Command::Issue(certificate()), &x).unwrap();
}
