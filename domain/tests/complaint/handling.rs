//! Who may see and handle a complaint.

use domain::complaint::{Act, Handler, acts_allowed, may_see, passes_on};
use domain::office_hours::Holidays;
use domain::renewal;

use crate::{
    ADMINISTRATOR, Actor, BSRE, Case, Channel, Command, FRONT_DESK, HEAD, OFFICERS, OFFICIAL, OTHER_VERIFIER,
    PEKALONGAN, PURBALINGGA, PersonId, Refusal, Reporter, SARI, Subject, VERIFIER, at, classify, decide, officer, read,
    receiving, words,
};

const NOW: &str = "2026-11-16 09:00";

/// Those who may act, those who may see it only, by the office's order.
fn acting_and_seeing(case: &Case) -> (Vec<PersonId>, Vec<PersonId>) {
    let may_act = |id: &PersonId| case.officer_tries(*id, Command::Note { text: words(9) }).is_ok();
    let sees = |id: &PersonId| match officer(&case.standard.id, *id) {
        Actor::Office(actor) => may_see(&case.standard, &case.complaint, &actor),
        Actor::Complainant => false,
    };
    let all: Vec<PersonId> = OFFICERS.iter().map(|(id, _)| *id).collect();
    (all.iter().copied().filter(may_act).collect(), all.iter().copied().filter(|id| sees(id) && !may_act(id)).collect())
}

#[test]
fn purbalingga_goes_from_verifier_to_bsre_to_the_answer() {
    let mut case = Case::made(PURBALINGGA, at(NOW));
    assert_eq!(acting_and_seeing(&case), (vec![VERIFIER, OTHER_VERIFIER, OFFICIAL, HEAD], vec![BSRE]));
    case.officer_does(VERIFIER, classify("light"));
    case.officer_does(VERIFIER, Command::PassOn { to: Handler::Authority, note: None });
    assert_eq!(acting_and_seeing(&case), (vec![VERIFIER, OTHER_VERIFIER, OFFICIAL, HEAD, BSRE], vec![]));
    case.officer_does(BSRE, Command::Answer { text: words(6) });
    case.does(Command::Solve, &Actor::Complainant);
}

#[test]
fn pekalongan_goes_from_the_counter_to_the_official_who_settles_it() {
    let standard = read(PEKALONGAN);
    let told = receiving(at("2026-11-16 08:30"), Channel::Counter, Reporter::Anonymous, Subject::Service, Vec::new());
    let recorded =
        |id| decide(&standard, None, told.clone(), &officer(&standard.id, id), &Holidays::default(), at(NOW));
    assert!(recorded(FRONT_DESK).is_ok());
    assert_eq!(recorded(ADMINISTRATOR), Err(Refusal::WrongRole));
    let of_page = receiving(at(NOW), Channel::Page, Reporter::Anonymous, Subject::Service, Vec::new());
    let by_officer =
        decide(&standard, None, of_page, &officer(&standard.id, FRONT_DESK), &Holidays::default(), at(NOW));
    assert_eq!(by_officer, Err(Refusal::WrongStage), "an officer records what came by another way");
    let later = receiving(at("2026-11-16 09:01"), Channel::Counter, Reporter::Anonymous, Subject::Service, Vec::new());
    let future = decide(&standard, None, later, &officer(&standard.id, FRONT_DESK), &Holidays::default(), at(NOW));
    assert_eq!(future, Err(Refusal::WrongStage));

    let mut case = Case::made(PEKALONGAN, at(NOW));
    assert_eq!(passes_on(&case.standard, &case.complaint), [Handler::Official, Handler::Head]);
    case.officer_does(FRONT_DESK, Command::PassOn { to: Handler::Official, note: None });
    assert_eq!(acting_and_seeing(&case), (vec![OFFICIAL, HEAD], vec![VERIFIER, OTHER_VERIFIER, FRONT_DESK]));
    // No classes: it is answered without one.
    case.officer_does(OFFICIAL, Command::Answer { text: words(6) });
    case.officer_does(OFFICIAL, Command::Solve);
}

#[test]
fn passing_on_moves_no_limit() {
    let mut case = Case::made(PURBALINGGA, at(NOW));
    case.officer_does(VERIFIER, classify("normative"));
    let due = case.due();
    for to in [Handler::Authority, Handler::Official, Handler::Head] {
        case.now = case.now.plus_minutes(30);
        case.officer_does(HEAD, Command::PassOn { to, note: None });
        assert_eq!(case.due(), due, "{to:?}");
    }
}

#[test]
fn where_there_are_classes_the_answer_needs_one() {
    let case = Case::made(PURBALINGGA, at(NOW));
    assert_eq!(case.officer_tries(VERIFIER, Command::Answer { text: words(6) }), Err(Refusal::WrongStage));
    assert_eq!(case.officer_tries(VERIFIER, classify("unknown")), Err(Refusal::WrongStage));
}

#[test]
fn whoever_is_complained_about_neither_sees_nor_handles_it() {
    // From a renewal on which the verifier acted: about the service the verifier may answer, about conduct not.
    let service =
        Case::made_by(PURBALINGGA, at(NOW), Reporter::Holder(SARI), Subject::Service, vec![VERIFIER, OFFICIAL]);
    assert_eq!(acting_and_seeing(&service).0, [VERIFIER, OTHER_VERIFIER, OFFICIAL, HEAD]);
    let conduct =
        Case::made_by(PURBALINGGA, at(NOW), Reporter::Holder(SARI), Subject::Conduct, vec![VERIFIER, OFFICIAL]);
    assert_eq!(acting_and_seeing(&conduct), (vec![HEAD], vec![]), "not the official, who acted, too");
    assert_eq!(conduct.officer_tries(OFFICIAL, Command::Note { text: words(9) }), Err(Refusal::OwnComplaint));
    assert_eq!(conduct.officer_tries(OTHER_VERIFIER, Command::Note { text: words(9) }), Err(Refusal::NotYours));
    assert!(!passes_on(&conduct.standard, &conduct.complaint).contains(&Handler::Receivers));

    // Found out later.
    let mut case = Case::made(PURBALINGGA, at(NOW));
    case.officer_does(OFFICIAL, Command::Name { person: VERIFIER });
    assert_eq!(acting_and_seeing(&case).0, [OTHER_VERIFIER, OFFICIAL, HEAD]);
    assert_eq!(case.officer_tries(OFFICIAL, Command::Name { person: VERIFIER }), Err(Refusal::WrongStage), "again");
    assert_eq!(case.officer_tries(OFFICIAL, Command::Name { person: OFFICIAL }), Err(Refusal::OwnComplaint));
    // Nor in the place of a colleague on leave who is.
    let id = PersonId(20);
    let actor = |place| {
        let stands_in = vec![(place, vec![domain::standard::Role::Verifier])];
        Actor::Office(renewal::Actor::Person { id, agency: case.standard.id.clone(), roles: Vec::new(), stands_in })
    };
    let note = || Command::Note { text: words(9) };
    assert!(case.try_to(note(), &actor(OTHER_VERIFIER)).is_ok());
    assert_eq!(case.try_to(note(), &actor(VERIFIER)), Err(Refusal::WrongRole));
    // Nor in the place of the colleague who complained.
    let own = Case::made_by(PURBALINGGA, at(NOW), Reporter::Holder(OTHER_VERIFIER), Subject::Service, Vec::new());
    assert_eq!(own.try_to(note(), &actor(OTHER_VERIFIER)), Err(Refusal::WrongRole));
}

#[test]
fn nobody_handles_their_own_complaint() {
    let case = Case::made_by(PURBALINGGA, at(NOW), Reporter::Holder(VERIFIER), Subject::Service, Vec::new());
    assert_eq!(case.officer_tries(VERIFIER, classify("light")), Err(Refusal::OwnComplaint));
    assert!(case.officer_tries(OTHER_VERIFIER, classify("light")).is_ok());
    assert_eq!(
        acting_and_seeing(&case),
        (vec![OTHER_VERIFIER, OFFICIAL, HEAD], vec![BSRE]),
        "nor sees it as an officer"
    );
}

#[test]
fn officers_of_other_agencies_do_not_know_of_it() {
    let case = Case::made(PURBALINGGA, at(NOW));
    let stranger = officer(&domain::standard::AgencyId("natuna".into()), HEAD);
    assert_eq!(case.try_to(classify("light"), &stranger), Err(Refusal::NotYours));
}

#[test]
fn each_side_has_its_buttons() {
    let acts =
        |case: &Case, actor: &Actor| acts_allowed(&case.standard, &case.complaint, actor, &case.holidays, case.now);
    let mut case = Case::made_by(PURBALINGGA, at(NOW), Reporter::Anonymous, Subject::Service, Vec::new());
    let verifier = officer(&case.standard.id.clone(), VERIFIER);
    assert_eq!(acts(&case, &Actor::Complainant), [Act::Reply, Act::Attach, Act::Identify, Act::Withdraw]);
    let first = [Act::Classify, Act::Ask, Act::PassOn, Act::Note, Act::Name, Act::Link];
    assert_eq!(acts(&case, &verifier), first, "no answer and no extension without a class");
    case.officer_does(VERIFIER, classify("normative"));
    let then = [Act::Classify, Act::Answer, Act::Ask, Act::PassOn, Act::Extend, Act::Note, Act::Name, Act::Link];
    assert_eq!(acts(&case, &verifier), then);
    case.officer_does(VERIFIER, Command::Answer { text: words(6) });
    assert_eq!(acts(&case, &Actor::Complainant), [Act::Identify, Act::Solve, Act::Reopen]);
    assert_eq!(acts(&case, &verifier), [Act::Solve, Act::Note]);
    case.does(Command::Solve, &Actor::Complainant);
    assert_eq!(acts(&case, &Actor::Complainant), [Act::Identify, Act::Reopen]);
    let bsre = officer(&case.standard.id.clone(), BSRE);
    assert_eq!(acts(&case, &bsre), []);
}

#[test]
fn ten_files_and_no_more() {
    let mut case = Case::made(PURBALINGGA, at(NOW));
    for file in 0..10 {
        case.does(Command::Attach { file: words(file) }, &Actor::Complainant);
    }
    assert_eq!(case.try_to(Command::Attach { file: words(10) }, &Actor::Complainant), Err(Refusal::WrongStage));
}
