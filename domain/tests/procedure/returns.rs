//! Back from the desks before anybody judges: to the holder, or to the officers who passed it on.

use domain::journey::Step;
use domain::renewal::{
    Act, Actor, Command, Digest, Event, PersonId, Refusal, Stage, TimelineState, clocks, passes_back_to, timeline,
};
use domain::standard::Role;

use crate::{
    CIAMIS, Case, NATUNA, PURBALINGGA, approve, file_for, full_draft, no_holidays, read, returned, submission,
};

fn pass_back() -> Command {
    Command::PassBack { note: Digest("77".repeat(32)) }
}

/// An officer of this role who has taken the case.
fn taken(case: &mut Case, id: i64, role: Role) -> Actor {
    let officer = case.somebody(id, &[role]);
    case.act(Command::Take, &officer).unwrap();
    officer
}

/// A blank letter is seen at once: whoever sees it returns it, and has it again once it is complete.
#[test]
fn returned_to_the_holder_from_any_desk() {
    let mut case = Case::sent(read(CIAMIS));
    for (step, role) in [
        ("receive", Role::FrontDesk),
        ("to-division-head", Role::AgencyHead),
        ("to-functional-officer", Role::DivisionHead),
        ("to-verifier", Role::FunctionalOfficer),
    ] {
        assert_eq!(case.at(), step);
        let officer = taken(&mut case, 30 + role as i64, role);
        assert!(case.acts(&officer).contains(&Act::Return) && !case.acts(&officer).contains(&Act::Reject));
        case.act(returned(Step::Letter), &officer).unwrap();
        assert!(matches!(case.renewal().stage, Stage::Returned { .. }));
        let (holder, mended) = (case.holder(), submission(&case.standard, &full_draft()));
        case.act(Command::Complete(mended), &holder).unwrap();
        assert_eq!(case.at(), step, "it comes back to who returned it");
        assert!(matches!(officer, Actor::Person { id, .. } if case.renewal().taken_by == Some(id)));
        case.act(approve(), &officer).unwrap();
    }
    assert_eq!(case.at(), "check");
}

/// Each desk gives it back to the one before, which carries its step out again; time runs on, and is told by step.
#[test]
fn passed_back_down_the_chain() {
    let mut case = Case::sent(read(CIAMIS));
    case.pass("receive", Role::FrontDesk);
    case.pass("to-division-head", Role::AgencyHead);
    case.now = case.now.plus_seconds(300);
    let head = taken(&mut case, 41, Role::DivisionHead);
    assert_eq!(case.acts(&head), [Act::Approve, Act::Return, Act::PassBack, Act::Release]);
    assert_eq!(passes_back_to(&case.standard, case.renewal()).map(|step| step.id.as_str()), Some("to-division-head"));
    case.act(pass_back(), &head).unwrap();
    let event = case.log.last().map(|(_, by, event)| (*by, event.clone()));
    let to =
        Event::PassedBack { to: "to-division-head".into(), note: Digest("77".repeat(32)), role: Role::DivisionHead };
    assert_eq!(event, Some((Some(PersonId(41)), to)));
    assert_eq!((case.at(), case.renewal().taken_by), ("to-division-head", None));
    let rows = timeline(&case.standard, case.renewal(), &no_holidays());
    let states: Vec<_> = rows.iter().take(3).map(|row| row.state.clone()).collect();
    assert!(
        matches!(states[..], [TimelineState::Done(_), TimelineState::Now { .. }, TimelineState::Coming]),
        "{states:?}"
    );
    assert_eq!(clocks(&case.standard, case.renewal(), &no_holidays(), case.now).office, 300);
    assert_eq!(case.act(approve(), &head), Err(Refusal::WrongRole), "it is no longer his");

    // Once more, down to the front desk, and from there to the holder.
    let leader = taken(&mut case, 42, Role::AgencyHead);
    case.act(pass_back(), &leader).unwrap();
    assert_eq!(case.at(), "receive");
    let desk = taken(&mut case, 43, Role::FrontDesk);
    assert_eq!(case.acts(&desk), [Act::Approve, Act::Return, Act::Release], "nobody passed it on to the front desk");
    assert_eq!(case.act(pass_back(), &desk), Err(Refusal::WrongStage));
    case.act(approve(), &desk).unwrap();
    case.pass("to-division-head", Role::AgencyHead);
    case.pass("to-functional-officer", Role::DivisionHead);
}

/// What sending did is nobody's desk: neither the holder's own letter nor one that an officer filed.
#[test]
fn not_to_who_sent_it() {
    let mut case = Case::new(CIAMIS);
    let filer = case.somebody(50, &[Role::Verifier]);
    case.act(file_for(crate::HOLDER), &filer).unwrap();
    let (holder, checked) = (case.holder(), submission(&case.standard, &full_draft()));
    case.act(Command::Complete(checked), &holder).unwrap();
    let head = taken(&mut case, 42, Role::AgencyHead);
    assert_eq!(case.acts(&head), [Act::Approve, Act::Return, Act::Release]);

    let mut case = Case::sent(read(PURBALINGGA));
    let desk = taken(&mut case, 43, Role::FrontDesk);
    assert_eq!((case.at(), case.acts(&desk)), ("receive", vec![Act::Approve, Act::Return, Act::Release]));
    assert_eq!(case.act(pass_back(), &desk), Err(Refusal::WrongStage));

    // Whoever judges returns it to the holder.
    let mut case = Case::sent(read(NATUNA));
    case.pass("receive", Role::FrontDesk);
    let verifier = taken(&mut case, 44, Role::Verifier);
    assert_eq!(case.act(pass_back(), &verifier), Err(Refusal::WrongStage));
}

/// The role in which somebody acts stands in the event: the first of the step's own, or that of the colleague on leave.
#[test]
fn the_role_is_recorded() {
    let mut case = Case::sent(read(PURBALINGGA));
    let both = case.somebody(30, &[Role::AgencyHead, Role::FrontDesk]);
    case.act(Command::Take, &both).unwrap();
    case.act(approve(), &both).unwrap();
    let deputy = Actor::Person {
        id: PersonId(31),
        agency: case.standard.id.clone(),
        roles: vec![Role::Verifier],
        stands_in: vec![(PersonId(32), vec![Role::DivisionHead])],
    };
    assert_eq!(case.at(), "pass-on");
    case.act(Command::Take, &deputy).unwrap();
    case.act(approve(), &deputy).unwrap();
    let roles: Vec<_> = case
        .log
        .iter()
        .filter_map(|(.., event)| match event {
            Event::StepDone { role, .. } => Some(*role),
            _ => None,
        })
        .collect();
    assert_eq!(roles, [Some(Role::FrontDesk), Some(Role::DivisionHead)]);
}

/// Events from before the role was recorded are read as they stand.
#[test]
fn older_events_name_no_role() {
    let old: Event = serde_json::from_str(r#"{"event":"step_done","step":"receive"}"#).unwrap();
    assert_eq!(old, Event::StepDone { step: "receive".into(), note: None, role: None });
    assert_eq!(serde_json::to_string(&old).unwrap(), r#"{"event":"step_done","step":"receive"}"#);
}

/// Taken by mistake: it is free for anybody again, and its time runs on.
#[test]
fn released_it_is_free_again() {
    let mut case = Case::sent(read(CIAMIS));
    let desk = taken(&mut case, 43, Role::FrontDesk);
    let since = case.renewal().since;
    case.now = case.now.plus_seconds(600);
    case.act(Command::Release, &desk).unwrap();
    assert_eq!((case.at(), case.renewal().taken_by, case.renewal().since), ("receive", None, since));
    assert_eq!(case.act(Command::Release, &desk), Err(Refusal::NotTaken));
    let other = taken(&mut case, 44, Role::FrontDesk);
    assert_eq!(case.act(Command::Release, &desk), Err(Refusal::NotTaken), "a colleague has it");
    case.act(approve(), &other).unwrap();
}
