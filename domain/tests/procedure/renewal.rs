use domain::certificate::Verdict;
use domain::journey::{Draft, Step};
use domain::moment::Timestamp;
use domain::renewal::{
    Act, Actor, Command, Digest, Eligibility, Event, Refusal, RejectReason, ReturnItem, ReturnReason, Stage,
    TimelineState, acts_allowed, due, returnable, timeline,
};
use domain::standard::{AgencyId, ClockOwner, Role};

use crate::{
    Case, HOLDER, MERANTI, MONDAY, OFFICER, PEKALONGAN, actor, approve, certificate, changed_draft, full_draft,
    no_holidays, read, returned, submission, submit, version,
};

fn submitted(toml: &str) -> Case {
    Case::sent(read(toml))
}

fn taken(toml: &str) -> Case {
    let mut case = submitted(toml);
    let officer = case.officer();
    case.act(Command::Take, &officer).unwrap();
    case
}

fn letter_unsigned() -> Command {
    Command::Return(vec![ReturnItem { step: Step::Letter, reason: ReturnReason::Unsigned, note: None }])
}

#[test]
fn from_application_to_receipt() {
    for toml in [PEKALONGAN, MERANTI] {
        let mut case = taken(toml);
        let (holder, officer) = (case.holder(), case.officer());
        case.act(approve(), &officer).unwrap();
        assert_eq!(case.act(approve(), &officer), Err(Refusal::WrongStage));
        case.act(Command::Issue(certificate()), &Actor::System).unwrap();
        assert_eq!(case.renewal().stage, Stage::Finished);
        assert_eq!(case.act(Command::Issue(certificate()), &Actor::System), Err(Refusal::WrongStage));
        case.act(Command::Receive, &holder).unwrap();
        assert_eq!(case.act(Command::Receive, &holder), Err(Refusal::WrongStage));
        assert_eq!(acts_allowed(&case.standard, case.renewal(), &holder, &case.separation), []);
    }
}

#[test]
fn returned_completed_and_on() {
    let mut case = taken(MERANTI);
    let (holder, officer) = (case.holder(), case.officer());
    let again = Command::Complete(submission(&case.standard, &full_draft()));
    assert_eq!(case.act(again.clone(), &holder), Err(Refusal::WrongStage));
    case.act(letter_unsigned(), &officer).unwrap();
    assert_eq!(acts_allowed(&case.standard, case.renewal(), &holder, &case.separation), [Act::Complete, Act::Withdraw]);
    assert_eq!(acts_allowed(&case.standard, case.renewal(), &officer, &case.separation), []);
    assert_eq!(due(&case.standard, case.renewal(), &no_holidays()), None, "no clock runs while the holder must act");
    case.now = MONDAY.plus_days(3);
    case.act(again, &holder).unwrap();
    assert_eq!(case.renewal().since, case.now);
    assert_eq!(case.renewal().taken_by, Some(OFFICER), "the same officer goes on");
    case.act(approve(), &officer).unwrap();
}

#[test]
fn who_may_not_decide() {
    fn check(actor: impl Fn(&Case) -> Actor, expected: Refusal) {
        let mut case = submitted(PEKALONGAN);
        let who = actor(&case);
        for command in [Command::Take, approve(), letter_unsigned()] {
            assert_eq!(case.act(command, &who), Err(expected));
        }
        assert!(!acts_allowed(&case.standard, case.renewal(), &who, &case.separation).contains(&Act::Take));
    }
    check(|c| actor(&c.standard, HOLDER, &[Role::Verifier]), Refusal::OwnApplication);
    check(|c| actor(&c.standard, OFFICER, &[Role::Authority]), Refusal::WrongRole);
    check(|c| actor(&c.standard, OFFICER, &[Role::Holder]), Refusal::WrongRole);
    check(|c| actor(&c.standard, OFFICER, &[]), Refusal::WrongRole);
    check(|_| Actor::System, Refusal::WrongRole);
    let elsewhere = AgencyId("kepulauan-meranti".into());
    check(
        move |_| Actor::Person {
            id: OFFICER,
            agency: elsewhere.clone(),
            roles: vec![Role::Verifier],
            stands_in: Vec::new(),
        },
        Refusal::NotYours,
    );
}

#[test]
fn whoever_acts_on_a_free_case_takes_it() {
    let mut case = submitted(PEKALONGAN);
    let officer = case.officer();
    let offered = acts_allowed(&case.standard, case.renewal(), &officer, &case.separation);
    assert_eq!(offered, [Act::Take, Act::Approve, Act::Return, Act::Reject]);
    case.act(returned(Step::Letter), &officer).unwrap();
    let acted: Vec<_> = case.log.iter().skip(1).map(|(_, by, event)| (*by, event.clone())).collect();
    let by = Some(domain::renewal::PersonId(2));
    assert!(matches!(
        &*acted,
        [(taker, Event::Taken { acting_for: None, .. }), (other, Event::Returned { .. })] if (*taker, *other) == (by, by)
    ));
}

/// Nobody decides over a colleague who is at it without a word: it is taken over first.
#[test]
fn what_a_colleague_has_is_taken_over_before_it_is_decided() {
    let mut case = submitted(PEKALONGAN);
    let officer = case.officer();
    case.act(Command::Take, &officer).unwrap();
    assert_eq!(case.act(Command::Take, &officer), Err(Refusal::WrongStage));
    let colleague = actor(&case.standard, domain::renewal::PersonId(3), &[Role::Verifier]);
    assert_eq!(case.act(approve(), &colleague), Err(Refusal::NotTaken));
    case.act(Command::Take, &colleague).unwrap();
    assert_eq!(case.act(approve(), &officer), Err(Refusal::NotTaken));
    case.act(approve(), &colleague).unwrap();
}

#[test]
fn when_an_application_is_accepted() {
    fn check(verdict: Verdict, another_open: bool, expected: Result<(), Refusal>) {
        let mut case = Case::new(PEKALONGAN);
        let submission = submission(&case.standard, &full_draft());
        let (holder, eligibility) = (case.holder(), Eligibility { verdict, another_open });
        assert_eq!(
            case.act(Command::Submit { holder: HOLDER, standard: version(), eligibility, submission }, &holder),
            expected
        );
    }
    check(Verdict::Renew, false, Ok(()));
    check(Verdict::Reissue, false, Ok(()));
    check(Verdict::Renew, true, Err(Refusal::AlreadyOpen));
    check(Verdict::NotYet { from: MONDAY }, false, Err(Refusal::NotRenewable));

    let mut case = Case::new(PEKALONGAN);
    let (command, other) = (submit(&case.standard, &full_draft()), case.officer());
    assert_eq!(case.act(command.clone(), &other), Err(Refusal::NotYours));
    let holder = case.holder();
    case.act(command.clone(), &holder).unwrap();
    assert_eq!(case.act(command, &holder), Err(Refusal::AlreadyOpen));
}

#[test]
fn withdrawal_until_approved() {
    let mut early = submitted(PEKALONGAN);
    let (holder, officer) = (early.holder(), early.officer());
    assert_eq!(early.act(Command::Withdraw, &officer), Err(Refusal::NotYours));
    early.act(Command::Withdraw, &holder).unwrap();
    assert_eq!(early.renewal().stage, Stage::Withdrawn);
    assert_eq!(early.act(Command::Take, &officer), Err(Refusal::WrongStage));
    assert_eq!(early.act(Command::Withdraw, &holder), Err(Refusal::WrongStage));

    let mut late = taken(PEKALONGAN);
    late.act(approve(), &officer).unwrap();
    assert_eq!(late.act(Command::Withdraw, &holder), Err(Refusal::WrongStage));
}

#[test]
fn returns_and_rejections_say_why() {
    fn check(items: Vec<(Step, ReturnReason, bool)>, fine: bool) {
        let mut case = taken(PEKALONGAN);
        let officer = case.officer();
        let items = items
            .into_iter()
            .map(|(step, reason, noted)| ReturnItem { step, reason, note: noted.then(|| Digest("00".into())) })
            .collect();
        let expected = if fine { Ok(()) } else { Err(Refusal::BadReturn) };
        assert_eq!(case.act(Command::Return(items), &officer), expected);
    }
    check(vec![(Step::Letter, ReturnReason::Unsigned, false)], true);
    check(vec![(Step::Letter, ReturnReason::Other, true), (Step::Data, ReturnReason::DataDiffers, false)], true);
    check(vec![], false);
    check(vec![(Step::Letter, ReturnReason::Other, false)], false);
    check(vec![(Step::Review, ReturnReason::Unsigned, false)], false);
    check(vec![(Step::Letter, ReturnReason::Unsigned, false), (Step::Letter, ReturnReason::Outdated, false)], false);

    let mut case = taken(PEKALONGAN);
    let officer = case.officer();
    let wordless = Command::Reject { reason: RejectReason::Other, note: None };
    assert_eq!(case.act(wordless, &officer), Err(Refusal::BadReturn));
    case.act(Command::Reject { reason: RejectReason::NotEmployed, note: None }, &officer).unwrap();
    assert!(matches!(case.renewal().stage, Stage::Rejected { reason: RejectReason::NotEmployed, .. }));
}

/// Monday 09:00 plus one working day is Tuesday's closing; the authority's seven days are calendar days.
#[test]
fn every_wait_has_a_due_time_on_its_own_clock() {
    fn check(toml: &str, expected: (Timestamp, ClockOwner)) {
        let case = submitted(toml);
        assert_eq!(due(&case.standard, case.renewal(), &no_holidays()), Some(expected));
    }
    check(PEKALONGAN, (MONDAY.plus_days(1).plus_minutes(7 * 60), ClockOwner::Office));
    check(MERANTI, (MONDAY.plus_days(7), ClockOwner::Authority));
}

#[test]
fn the_timeline_shows_done_now_and_next() {
    fn check(toml: &str, draft: &Draft, expected: &str) {
        let mut case = Case::new(toml);
        let (command, holder) = (submit(&case.standard, draft), case.holder());
        case.act(command, &holder).unwrap();
        let rows = timeline(&case.standard, case.renewal(), &no_holidays());
        let shown: Vec<String> = rows
            .iter()
            .map(|row| {
                let state = match row.state {
                    TimelineState::Done(_) => "done",
                    TimelineState::Now { .. } => "now",
                    TimelineState::Coming => "coming",
                    TimelineState::Returned(_) | TimelineState::Rejected(_) => "stopped",
                };
                format!("{}{state}", row.number.map_or(String::new(), |n| format!("{n} ")))
            })
            .collect();
        assert_eq!(shown.join(", "), expected);
    }
    check(PEKALONGAN, &full_draft(), "2 done, 3 done, 5 done, now, coming, 6 coming");
    check(PEKALONGAN, &changed_draft(), "2 done, 3 done, 4 done, 5 done, now, coming, 6 coming");
    check(MERANTI, &full_draft(), "1 done, 2 done, 3 now, coming, 4 coming");
}

#[test]
fn every_part_offered_for_return_can_be_returned() {
    fn check(draft: &Draft, expected: &[Step]) {
        let mut case = Case::new(PEKALONGAN);
        let (command, holder, officer) = (submit(&case.standard, draft), case.holder(), case.officer());
        case.act(command, &holder).unwrap();
        case.act(Command::Take, &officer).unwrap();
        let offered = returnable(case.renewal());
        assert_eq!(offered, expected);
        let items = offered.into_iter().map(|step| ReturnItem { step, reason: ReturnReason::DataDiffers, note: None });
        case.act(Command::Return(items.collect()), &officer).unwrap();
    }
    check(&full_draft(), &[Step::Data, Step::Letter, Step::Passphrase]);
    check(&changed_draft(), &[Step::Changes, Step::Evidence, Step::Letter, Step::Passphrase]);
}
