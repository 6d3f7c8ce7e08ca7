//! When a passphrase is set, by whom, and which key stays.

use domain::journey::{Draft, Journey, Step, Submission, asks_passphrase};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, Command, Digest, Event, Refusal, acts_allowed};
use domain::standard::{Custody, PassphraseTiming, Role, WizardRules};

use crate::variants::at_the_authority;
use crate::{
    Case, MERANTI, PEKALONGAN, PURBALINGGA, approve, changed_draft, full_draft, person, read, returned, submission,
};

fn set(key: &str) -> Command {
    Command::SetPassphrase { public_key: Digest(key.into()) }
}

fn verified(standard: domain::standard::ServiceStandard) -> Case {
    let mut case = Case::sent(standard);
    case.pass("receive", Role::FrontDesk);
    case.pass("pass-on", Role::DivisionHead);
    case.pass("renew", Role::Verifier);
    case.pass("verify", Role::Verifier);
    assert_eq!(case.at(), "set-passphrase");
    case
}

fn key(case: &Case) -> Option<&str> {
    case.renewal().dossier.public_key.as_ref().map(|key| key.0.as_str())
}

#[test]
fn the_holder_sets_it_after_verification() {
    let mut case = verified(read(PURBALINGGA));
    let holder = case.holder();
    assert_eq!(key(&case), None, "not asked for with the application");
    assert_eq!(
        acts_allowed(&case.standard, case.renewal(), &holder, &case.separation),
        [Act::SetPassphrase, Act::Withdraw]
    );
    let verifier = case.somebody(9, &[Role::Verifier, Role::Authority]);
    assert_eq!(case.act(Command::Take, &verifier), Err(Refusal::WrongStage));
    assert_eq!(case.act(approve(), &verifier), Err(Refusal::WrongStage));
    assert_eq!(case.act(set("k1"), &verifier), Err(Refusal::NotYours));
    let completion = Command::Complete(submission(&case.standard, &full_draft()));
    assert_eq!(case.act(completion, &holder), Err(Refusal::WrongStage));
    case.act(set("k1"), &holder).unwrap();
    let events: Vec<&Event> = case.log.iter().rev().take(2).map(|(.., event)| event).collect();
    assert_eq!(*events[1], Event::KeySet { public_key: Digest("k1".into()) });
    assert_eq!(*events[0], Event::StepDone { step: "set-passphrase".into(), note: None, role: None });
    assert_eq!((case.at(), key(&case)), ("approve", Some("k1")));
    assert_eq!(case.act(set("k2"), &holder), Err(Refusal::WrongStage));
}

#[test]
fn nowhere_else_is_it_set() {
    for toml in [PEKALONGAN, MERANTI, PURBALINGGA] {
        let mut case = Case::sent(read(toml));
        let holder = case.holder();
        assert_eq!(case.act(set("k1"), &holder), Err(Refusal::WrongStage));
        assert!(!acts_allowed(&case.standard, case.renewal(), &holder, &case.separation).contains(&Act::SetPassphrase));
    }
}

/// The authority keeps the keys: a verifier records that the passphrase was set there; the program never sees one.
#[test]
fn recorded_where_the_authority_keeps_the_keys() {
    let mut case = verified(at_the_authority(read(PURBALINGGA)));
    let holder = case.holder();
    assert_eq!(case.act(set("k1"), &holder), Err(Refusal::WrongStage));
    assert_eq!(acts_allowed(&case.standard, case.renewal(), &holder, &case.separation), [Act::Withdraw]);
    for role in [Role::FrontDesk, Role::Authority, Role::AgencyHead] {
        let who = case.somebody(9, &[role]);
        assert_eq!(case.act(Command::Take, &who), Err(Refusal::WrongRole));
    }
    case.pass("set-passphrase", Role::Verifier);
    assert_eq!((case.at(), key(&case)), ("approve", None));
    let authority = case.somebody(9, &[Role::Authority]);
    case.act(Command::Take, &authority).unwrap();
    assert_eq!(case.act(returned(Step::Passphrase), &authority), Err(Refusal::BadReturn));
}

/// Returned at the approval, after the passphrase: the key stays, unless the passphrase itself was returned.
#[test]
fn a_return_after_the_passphrase() {
    fn check(open: Step, sent: Option<&str>, expected: Result<&str, Refusal>) {
        let mut case = verified(read(PURBALINGGA));
        let (holder, authority) = (case.holder(), case.somebody(9, &[Role::Authority]));
        case.act(set("k1"), &holder).unwrap();
        case.act(Command::Take, &authority).unwrap();
        case.act(returned(open), &authority).unwrap();
        let mut draft = full_draft();
        draft.key =
            draft.key.zip(sent).map(|(made, key)| domain::journey::KeyInfo { public_key_sha256: key.into(), ..made });
        // As the backend reopens it; a draft that forgot what was opened must not do harm either.
        draft.open_steps = sent.map(|_| vec![open]);
        let completed = Command::Complete(submission(&case.standard, &draft));
        let done = case.act(completed, &holder);
        assert_eq!(done.map(|()| key(&case).unwrap_or_default()), expected);
        if expected.is_ok() {
            if open != Step::Passphrase {
                // Whatever else was mended is verified once more; the passphrase stays.
                case.pass("verify", Role::Verifier);
                case.act(Command::Take, &authority).unwrap();
            }
            assert_eq!(case.at(), "approve");
            case.act(approve(), &authority).unwrap();
            assert_eq!(case.at(), "issue");
        }
    }
    check(Step::Letter, Some("k1"), Ok("k1"));
    check(Step::Letter, None, Ok("k1"));
    check(Step::Letter, Some("k2"), Ok("k1"));
    check(Step::Data, Some("k2"), Ok("k1"));
    check(Step::Passphrase, Some("k2"), Ok("k2"));
    check(Step::Passphrase, None, Err(Refusal::WrongStage));
}

/// Who forgot the passphrase makes another key while nothing is decided; the last word before issuance ends it.
#[test]
fn another_key_until_the_decision() {
    let replace = |key: &str| Command::ReplaceKey { public_key: Digest(key.into()) };
    let mut case = Case::sent(read(PEKALONGAN));
    let (holder, verifier) = (case.holder(), case.somebody(9, &[Role::Verifier]));
    assert!(acts_allowed(&case.standard, case.renewal(), &holder, &case.separation).contains(&Act::ReplaceKey));
    assert_eq!(case.act(replace("k2"), &verifier), Err(Refusal::NotYours));
    let at = case.at().to_owned();
    case.act(replace("k2"), &holder).unwrap();
    assert_eq!((case.at(), key(&case)), (&*at, Some("k2")));
    case.act(Command::Take, &verifier).unwrap();
    case.act(replace("k3"), &holder).unwrap();
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(case.act(replace("k4"), &holder), Err(Refusal::WrongStage), "the return comes first");
    let draft = Draft { open_steps: Some(vec![Step::Letter]), ..full_draft() };
    case.act(Command::Complete(submission(&case.standard, &draft)), &holder).unwrap();
    assert_eq!(key(&case), Some("k3"));
    case.act(approve(), &verifier).unwrap();
    assert_eq!(case.act(replace("k4"), &holder), Err(Refusal::WrongStage));

    let mut case = Case::sent(read(PURBALINGGA));
    let holder = case.holder();
    assert_eq!(case.act(replace("k1"), &holder), Err(Refusal::WrongStage), "there is none yet");
    let mut case = verified(read(PURBALINGGA));
    let holder = case.holder();
    case.act(set("k1"), &holder).unwrap();
    case.act(replace("k2"), &holder).unwrap();
    assert_eq!((case.at(), key(&case)), ("approve", Some("k2")));
}

/// Before there is a key, a return can't ask for one that has its own step.
#[test]
fn no_passphrase_is_returned_before_its_time() {
    let mut case = Case::sent(read(PURBALINGGA));
    case.pass("receive", Role::AgencyHead);
    case.pass("pass-on", Role::DivisionHead);
    let verifier = case.somebody(9, &[Role::Verifier]);
    case.act(Command::Take, &verifier).unwrap();
    assert_eq!(case.act(returned(Step::Passphrase), &verifier), Err(Refusal::BadReturn));
    case.act(returned(Step::Letter), &verifier).unwrap();
}

fn rules(timing: PassphraseTiming, custody: Custody) -> WizardRules {
    WizardRules { passphrase_timing: timing, custody, ..read(PEKALONGAN).wizard }
}

const WITH: PassphraseTiming = PassphraseTiming::WithApplication;
const AFTER: PassphraseTiming = PassphraseTiming::AfterVerification;

#[test]
fn when_the_wizard_asks() {
    fn check(timing: PassphraseTiming, custody: Custody, open: Option<&[Step]>, expected: bool) {
        let rules = rules(timing, custody);
        assert_eq!(asks_passphrase(&rules, open), expected);
        let draft = Draft { open_steps: open.map(<[Step]>::to_vec), ..changed_draft() };
        let route: Vec<Step> = Journey::new(&draft, &rules, &person()).route().collect();
        assert_eq!(route.contains(&Step::Passphrase), expected);
        assert_eq!(route.last(), Some(&Step::Review));
    }
    let (all, letter): (&[Step], &[Step]) = (&[Step::Data, Step::Passphrase], &[Step::Letter]);
    for (open, expected) in [(None, true), (Some(all), true), (Some(letter), false), (Some(&[]), false)] {
        check(WITH, Custody::Holder, open, expected);
        check(AFTER, Custody::Holder, open, expected && open.is_some());
        check(WITH, Custody::Authority, open, false);
        check(AFTER, Custody::Authority, open, false);
    }
}

/// A key made earlier stays through a return; one that was not asked for is never sent.
#[test]
fn which_key_is_sent() {
    fn check(
        timing: PassphraseTiming,
        custody: Custody,
        open: Option<&[Step]>,
        made: bool,
        expected: Result<bool, ()>,
    ) {
        let mut draft = Draft { open_steps: open.map(<[Step]>::to_vec), ..full_draft() };
        draft.key = draft.key.filter(|_| made);
        let sent = Submission::from_draft(&draft, &rules(timing, custody), &person());
        let blank = vec![Problem::new(Field::Passphrase, Fault::Blank)];
        assert_eq!(sent.map(|sent| sent.public_key_sha256().is_some()), expected.map_err(|()| blank));
    }
    let (all, letter): (Option<&[Step]>, Option<&[Step]>) =
        (Some(&[Step::Data, Step::Passphrase]), Some(&[Step::Letter]));
    for (timing, open, made, expected) in [
        (WITH, None, true, Ok(true)),
        (WITH, None, false, Err(())),
        (WITH, all, true, Ok(true)),
        (WITH, all, false, Err(())),
        (WITH, letter, true, Ok(true)),
        (WITH, letter, false, Ok(false)),
        (AFTER, None, true, Ok(false)),
        (AFTER, None, false, Ok(false)),
        (AFTER, all, true, Ok(true)),
        (AFTER, all, false, Err(())),
        (AFTER, letter, true, Ok(true)),
        (AFTER, letter, false, Ok(false)),
    ] {
        check(timing, Custody::Holder, open, made, expected);
        check(timing, Custody::Authority, open, made, Ok(false));
    }
}
