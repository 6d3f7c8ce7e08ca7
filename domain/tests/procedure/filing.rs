//! An officer files for a holder who came with paper; an intake that is the office's alone.

use domain::certificate::{AskReason, Verdict};
use domain::journey::{Draft, Journey, Step, Submission};
use domain::person::FilePurpose;
use domain::renewal::{
    Act, Actor, Command, Digest, Eligibility, Event, PersonId, Refusal, ReturnItem, ReturnReason, Stage, TimelineState,
    acts_allowed, due, timeline,
};
use domain::standard::{AgencyId, ClockOwner, Role, ServiceStandard};

use crate::variants::at_the_authority;
use crate::{
    CIAMIS, Case, HOLDER, MERANTI, MONDAY, NATUNA, PEKALONGAN, PURBALINGGA, actor, approve, changed_draft, file,
    file_for, full_draft, no_holidays, person, read, returned, submission, version,
};

const FILER: PersonId = PersonId(7);

fn filed(toml: &str, role: Role) -> Case {
    let mut case = Case::new(toml);
    let filer = actor(&case.standard, FILER, &[role]);
    case.act(file_for(HOLDER), &filer).unwrap();
    case
}

#[test]
fn who_may_file_and_for_whom() {
    fn check(who: impl Fn(&ServiceStandard) -> Actor, expected: Result<(), Refusal>) {
        let mut case = Case::new(PURBALINGGA);
        let who = who(&case.standard);
        assert_eq!(case.act(file_for(HOLDER), &who), expected, "{who:?}");
    }
    let roles = |roles: &'static [Role]| move |s: &ServiceStandard| actor(s, FILER, roles);
    check(roles(&[Role::FrontDesk]), Ok(()));
    check(roles(&[Role::Verifier]), Ok(()));
    check(roles(&[Role::AgencyHead, Role::Verifier]), Ok(()));
    for role in [Role::Holder, Role::AgencyHead, Role::DivisionHead, Role::FunctionalOfficer, Role::Authority] {
        check(|s| actor(s, FILER, &[role]), Err(Refusal::WrongRole));
    }
    check(roles(&[]), Err(Refusal::WrongRole));
    check(|s| actor(s, HOLDER, &[Role::Verifier, Role::FrontDesk]), Err(Refusal::OwnApplication));
    check(|_| Actor::System, Err(Refusal::WrongRole));
    let elsewhere = |_: &ServiceStandard| Actor::Person {
        id: FILER,
        agency: AgencyId("natuna".into()),
        roles: vec![Role::FrontDesk],
        stands_in: Vec::new(),
    };
    check(elsewhere, Err(Refusal::NotYours));
    // Who files puts their own name to it, not a colleague's.
    let stand_in = |s: &ServiceStandard| Actor::Person {
        id: FILER,
        agency: s.id.clone(),
        roles: Vec::new(),
        stands_in: vec![(PersonId(8), vec![Role::FrontDesk])],
    };
    check(stand_in, Err(Refusal::WrongRole));
}

#[test]
fn when_an_officer_can_file() {
    fn check(verdict: Verdict, another_open: bool, expected: Result<(), Refusal>) {
        let mut case = Case::new(NATUNA);
        let who = actor(&case.standard, FILER, &[Role::FrontDesk]);
        let eligibility = Eligibility { verdict, another_open };
        let command = Command::File { holder: HOLDER, standard: version(), eligibility, letter: Digest("ab".into()) };
        assert_eq!(case.act(command, &who), expected);
    }
    check(Verdict::Renew, false, Ok(()));
    check(Verdict::Reissue, false, Ok(()));
    check(Verdict::Renew, true, Err(Refusal::AlreadyOpen));
    check(Verdict::NotYet { from: MONDAY }, false, Err(Refusal::NotRenewable));
    check(Verdict::AskOffice(AskReason::Revoked), false, Err(Refusal::NotRenewable));

    let mut twice = filed(NATUNA, Role::FrontDesk);
    let filer = actor(&twice.standard, FILER, &[Role::FrontDesk]);
    assert_eq!(twice.act(file_for(HOLDER), &filer), Err(Refusal::AlreadyOpen));
}

/// The record says who filed what; the rest is the holder's.
#[test]
fn what_filing_leaves_to_the_holder() {
    fn check(standard: ServiceStandard, open: &[Step], done: usize) {
        let mut case = Case::of(standard);
        let filer = actor(&case.standard, FILER, &[Role::Verifier]);
        case.act(file_for(HOLDER), &filer).unwrap();
        let [(_, Some(FILER), Event::Submitted { holder, dossier, .. }), (_, Some(FILER), Event::Returned { items })] =
            case.log.as_slice()
        else {
            panic!("{:?}", case.log)
        };
        assert_eq!((*holder, dossier.files.len(), &dossier.public_key), (HOLDER, 1, &None));
        assert_eq!(dossier.files[0], (FilePurpose::Letter, Digest("ab".repeat(32))));
        assert_eq!(items.iter().map(|item| item.step).collect::<Vec<_>>(), open);
        assert!(items.iter().all(|item| item.reason == ReturnReason::FiledForYou && item.note.is_none()));
        let renewal = case.renewal();
        assert_eq!(renewal.filed_by, Some(FILER));
        assert_eq!(renewal.done.iter().filter(|(.., by)| *by == Some(FILER)).count(), done, "the intake is done");
        assert!(renewal.awaits_confirmation());
        assert_eq!(
            acts_allowed(&case.standard, renewal, &case.holder(), &case.separation),
            [Act::Complete, Act::Withdraw]
        );
        assert_eq!(acts_allowed(&case.standard, renewal, &filer, &case.separation), []);
        assert_eq!(due(&case.standard, renewal, &no_holidays()), None);
    }
    check(read(PURBALINGGA), &[Step::Data], 1);
    check(read(CIAMIS), &[Step::Data, Step::Passphrase], 1);
    check(read(NATUNA), &[Step::Data, Step::Passphrase], 1);
    check(read(MERANTI), &[Step::Data, Step::Passphrase], 2);
    check(read(PEKALONGAN), &[Step::Data, Step::Passphrase], 4);
    check(at_the_authority(read(CIAMIS)), &[Step::Data], 1);
}

#[test]
fn who_filed_passes_it_on_but_does_not_judge_it() {
    let mut case = filed(PURBALINGGA, Role::FrontDesk);
    let filer = case.somebody(FILER.0, &[Role::FrontDesk, Role::Verifier, Role::Authority]);
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    assert_eq!(case.act(completed.clone(), &filer), Err(Refusal::NotYours));
    let holder = case.holder();
    case.act(completed, &holder).unwrap();
    assert_eq!(case.at(), "receive");
    case.act(Command::Take, &filer).unwrap();
    case.act(approve(), &filer).unwrap();
    case.pass("pass-on", Role::DivisionHead);
    for step in ["renew", "verify"] {
        assert_eq!(case.act(Command::Take, &filer), Err(Refusal::FiledByYou));
        case.pass(step, Role::Verifier);
    }
    let key = Digest("cd".repeat(32));
    case.act(Command::SetPassphrase { public_key: key }, &holder).unwrap();
    assert_eq!(case.act(Command::Take, &filer), Err(Refusal::FiledByYou));
    case.pass("approve", Role::Authority);
}

/// A letter filed by one verifier is checked by another, never by the holder.
#[test]
fn a_verifiers_filing_is_checked_by_a_colleague() {
    let mut case = filed(NATUNA, Role::Verifier);
    let (holder, filer) = (case.somebody(HOLDER.0, &[Role::Verifier]), case.somebody(FILER.0, &[Role::Verifier]));
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    case.act(completed, &holder).unwrap();
    assert_eq!(case.at(), "check");
    assert_eq!(case.act(Command::Take, &filer), Err(Refusal::FiledByYou));
    assert_eq!(case.act(Command::Take, &holder), Err(Refusal::OwnApplication));
    case.pass("check", Role::Verifier);
}

#[test]
fn an_intake_of_the_office_waits_for_it() {
    let mut case = Case::sent(read(CIAMIS));
    assert_eq!(case.at(), "receive");
    assert_eq!(case.renewal().done, []);
    let ten_minutes = (MONDAY.plus_minutes(10), ClockOwner::Office);
    assert_eq!(due(&case.standard, case.renewal(), &no_holidays()), Some(ten_minutes));
    for role in [Role::Verifier, Role::AgencyHead, Role::Holder] {
        let who = case.somebody(9, &[role]);
        assert_eq!(case.act(Command::Take, &who), Err(Refusal::WrongRole));
    }
    case.pass("receive", Role::FrontDesk);
    assert_eq!(case.at(), "to-division-head");
}

/// Only the program files: an officer's return names what is wrong.
#[test]
fn nobody_returns_as_if_it_were_filed() {
    let mut case = Case::sent(read(PEKALONGAN));
    let officer = case.officer();
    case.act(Command::Take, &officer).unwrap();
    let items =
        vec![ReturnItem { step: Step::Data, reason: ReturnReason::FiledForYou, note: Some(Digest("1".into())) }];
    assert_eq!(case.act(Command::Return(items), &officer), Err(Refusal::BadReturn));
    assert!(matches!(case.renewal().stage, Stage::At(_)) && !case.renewal().awaits_confirmation());
    case.act(returned(Step::Data), &officer).unwrap();
    assert!(matches!(case.renewal().stage, Stage::Returned { .. }) && !case.renewal().awaits_confirmation());
}

/// What the wizard then asks: the question about the data, what follows from its answer, and a passphrase where it is time.
#[test]
fn what_the_wizard_asks_of_a_filed_application() {
    use Step::{Changes, Data, Evidence, Passphrase, Review};
    fn check(standard: ServiceStandard, draft: Draft, first: Step, expected: &[Step]) {
        let mut case = Case::of(standard);
        let filer = actor(&case.standard, FILER, &[Role::Verifier]);
        case.act(file_for(HOLDER), &filer).unwrap();
        let Stage::Returned { items, .. } = &case.renewal().stage else { panic!() };
        let open_steps = Some(items.iter().map(|item| item.step).collect());
        let draft = Draft { open_steps, ..draft };
        let journey = Journey::new(&draft, &case.standard.wizard, &person());
        assert_eq!(journey.route().collect::<Vec<_>>(), expected);
        assert_eq!(journey.first_open(), first);
        let sent = Submission::from_draft(&draft, &case.standard.wizard, &person());
        assert_eq!(sent.is_ok(), first == Review, "what is left open can't be sent");
    }
    let opened = || Draft { files: vec![file(FilePurpose::Letter)], ..Draft::default() };
    check(read(CIAMIS), opened(), Data, &[Data, Passphrase, Review]);
    check(read(PURBALINGGA), opened(), Data, &[Data, Review]);
    check(at_the_authority(read(CIAMIS)), opened(), Data, &[Data, Review]);
    let right = || Draft { data_right: Some(true), ..opened() };
    check(read(CIAMIS), right(), Passphrase, &[Data, Passphrase, Review]);
    check(read(PURBALINGGA), right(), Review, &[Data, Review]);
    check(at_the_authority(read(CIAMIS)), right(), Review, &[Data, Review]);
    check(read(CIAMIS), full_draft(), Review, &[Data, Passphrase, Review]);
    check(read(CIAMIS), changed_draft(), Review, &[Data, Changes, Evidence, Passphrase, Review]);
    let unproven = Draft { files: opened().files, ..changed_draft() };
    check(read(CIAMIS), unproven, Evidence, &[Data, Changes, Evidence, Passphrase, Review]);
}

/// What was filed waits for its holder's word: nothing was returned, and no officer's step has begun.
#[test]
fn the_timeline_of_what_was_filed() {
    for (toml, step) in [(CIAMIS, 1), (PURBALINGGA, 1), (NATUNA, 1)] {
        let case = filed(toml, Role::Verifier);
        let rows = timeline(&case.standard, case.renewal(), &no_holidays());
        let waits: Vec<_> = rows.iter().filter(|row| matches!(row.state, TimelineState::Returned(_))).collect();
        assert_eq!(waits.iter().map(|row| row.number).collect::<Vec<_>>(), [Some(step)], "{}", case.standard.id.0);
        let after = rows.iter().skip_while(|row| row.number != Some(step)).skip(1);
        assert!(after.clone().count() > 0 && after.clone().all(|row| row.state == TimelineState::Coming));
    }
}
