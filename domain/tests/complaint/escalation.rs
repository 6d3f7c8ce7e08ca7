//! What the program does by itself.

use domain::complaint::{AFTERWARDS_DAYS, Closing, Command, Escalation, REACTION_DAYS, REOPEN_DAYS, Stage, next_at};

use crate::{
    Actor, Case, Event, MERANTI, PROGRAM, PURBALINGGA, Refusal, Reporter, Subject, VERIFIER, at, classify, words,
};

fn done(case: &mut Case, now: &str) -> Vec<Event> {
    case.now = at(now);
    let events = case.try_to(Command::Proceed, &PROGRAM).unwrap();
    case.does(Command::Proceed, &PROGRAM);
    events
}

#[test]
fn it_reminds_and_then_tells_those_above_one_after_the_other() {
    let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    case.officer_does(VERIFIER, classify("light"));
    // Three quarters of three hours.
    assert_eq!(next_at(&case.standard, &case.complaint, &case.holidays), Some(at("2026-11-16 11:15")));
    assert_eq!(done(&mut case, "2026-11-16 11:14"), []);
    assert_eq!(done(&mut case, "2026-11-16 11:15"), [Event::Reminded]);
    assert_eq!(done(&mut case, "2026-11-16 12:00"), [], "the last instant is in time");
    assert_eq!(done(&mut case, "2026-11-16 12:01"), [Event::Escalated { to: Escalation::Official }]);
    assert_eq!(done(&mut case, "2026-11-17 15:59"), []);
    assert_eq!(done(&mut case, "2026-11-17 16:00"), [Event::Escalated { to: Escalation::Head }]);
    assert_eq!(done(&mut case, "2026-11-19 16:00"), [Event::Escalated { to: Escalation::Outside }]);
    assert_eq!(done(&mut case, "2027-11-19 16:00"), []);
}

#[test]
fn after_a_standstill_everything_due_comes_at_once_but_no_reminder() {
    let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    let told = [Escalation::Official, Escalation::Head, Escalation::Outside].map(|to| Event::Escalated { to });
    assert_eq!(done(&mut case, "2026-11-30 09:00"), told);
    assert_eq!(done(&mut case, "2026-11-30 09:00"), []);
}

#[test]
fn while_whoever_complains_was_asked_nothing_is_late() {
    let mut case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    case.officer_does(VERIFIER, Command::Ask { text: words(2) });
    assert_eq!(done(&mut case, "2027-11-16 09:00"), []);
}

#[test]
fn it_closes_what_nobody_objects_to_and_asks_after_four_weeks() {
    for (reporter, asked) in [(Reporter::Contact, true), (Reporter::Anonymous, false)] {
        let mut case = Case::made_by(MERANTI, at("2026-11-16 09:00"), reporter, Subject::Service, Vec::new());
        case.officer_does(VERIFIER, Command::Answer { text: words(6) });
        assert_eq!(done(&mut case, "2026-11-30 08:59"), []);
        assert_eq!(done(&mut case, "2026-11-30 09:00"), [Event::Closed { by: Closing::NoObjection }]);
        assert_eq!(REACTION_DAYS, 14);
        assert_eq!(AFTERWARDS_DAYS, 28);
        let expected = if asked { vec![Event::AskedAfterwards] } else { Vec::new() };
        assert_eq!(done(&mut case, "2026-12-28 09:00"), expected);
        assert_eq!(done(&mut case, "2027-12-28 09:00"), []);
    }
}

#[test]
fn it_is_reopened_once_without_a_reason_for_some_weeks() {
    let mut case = Case::made(MERANTI, at("2026-11-16 09:00"));
    let reopen = |case: &Case| case.try_to(Command::Reopen, &Actor::Complainant);
    assert_eq!(reopen(&case), Err(Refusal::WrongStage));
    case.officer_does(VERIFIER, Command::Answer { text: words(6) });
    assert_eq!(reopen(&case), Ok(vec![Event::Reopened]));
    case.does(Command::Solve, &Actor::Complainant);
    case.now = case.now.plus_days(REOPEN_DAYS);
    assert_eq!(reopen(&case), Ok(vec![Event::Reopened]), "the last day");
    let mut too_late = case.clone();
    too_late.now = case.now.plus_seconds(1);
    assert_eq!(reopen(&too_late), Err(Refusal::WrongStage));
    case.does(Command::Reopen, &Actor::Complainant);
    assert_eq!(
        (case.complaint.stage, case.due()),
        (Stage::Open, Some(case.now.plus_days(60))),
        "the limit counts anew"
    );
    case.officer_does(VERIFIER, Command::Answer { text: words(6) });
    assert_eq!(reopen(&case), Err(Refusal::WrongStage), "a second time");
}

#[test]
fn nobody_else_carries_it_on() {
    let case = Case::made(PURBALINGGA, at("2026-11-16 09:00"));
    assert_eq!(case.officer_tries(VERIFIER, Command::Proceed), Err(Refusal::WrongRole));
    assert_eq!(case.try_to(Command::Proceed, &Actor::Complainant), Err(Refusal::WrongRole));
}
