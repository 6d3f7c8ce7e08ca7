use domain::api::Answers;
use domain::journey::{Change, Draft, Journey, Step, Submission};
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::standard::PassphraseTiming;

use crate::{PEKALONGAN, changed_draft, file, full_draft, person, read};

fn journey(draft: &Draft) -> Journey {
    Journey::new(draft, &read(PEKALONGAN).wizard, &person())
}

fn changing(field: DataField, value: &str) -> Draft {
    let mut draft = full_draft();
    draft.data_right = Some(false);
    draft.changes = vec![Change { field, value: value.into() }];
    draft
}

#[test]
fn the_route_follows_from_the_answers() {
    fn check(draft: &Draft, expected: &[Step]) {
        assert_eq!(journey(draft).route().collect::<Vec<_>>(), expected);
    }
    use Step::*;
    check(&Draft::default(), &[Data, Letter, Passphrase, Review]);
    check(&full_draft(), &[Data, Letter, Passphrase, Review]);
    check(&changed_draft(), &[Data, Changes, Evidence, Letter, Passphrase, Review]);
    check(&changing(DataField::Mobile, "081234500000"), &[Data, Changes, Letter, Passphrase, Review]);
    check(
        &changing(DataField::Email, "a@pekalongankota.go.id"),
        &[Data, Changes, EmailCode, Letter, Passphrase, Review],
    );
    let mut rules = read(PEKALONGAN).wizard;
    rules.passphrase_timing = PassphraseTiming::AfterVerification;
    let later: Vec<Step> = Journey::new(&full_draft(), &rules, &person()).route().collect();
    assert_eq!(later, [Data, Letter, Review]);
}

#[test]
fn a_return_opens_only_what_was_named_and_what_depends_on_it() {
    fn check(open: &[Step], expected: &[Step]) {
        let mut draft = changed_draft();
        draft.open_steps = Some(open.to_vec());
        assert_eq!(journey(&draft).route().collect::<Vec<_>>(), expected);
    }
    use Step::*;
    check(&[Letter], &[Letter, Review]);
    check(&[Passphrase], &[Passphrase, Review]);
    check(&[Evidence, Letter], &[Evidence, Letter, Review]);
    check(&[Changes], &[Data, Changes, Evidence, Review]);
    check(&[Data], &[Data, Changes, Evidence, Review]);
}

#[test]
fn a_step_is_granted_once_all_before_it_is_answered() {
    let nothing = journey(&Draft::default());
    assert_eq!(nothing.first_open(), Step::Data);
    assert!(nothing.grants(Step::Data));
    assert!(!nothing.grants(Step::Letter));
    assert!(!nothing.grants(Step::Review));

    let mut draft = changed_draft();
    draft.files.retain(|file| file.purpose != FilePurpose::Sk);
    let partly = journey(&draft);
    assert_eq!(partly.first_open(), Step::Evidence);
    assert!(partly.grants(Step::Changes) && partly.grants(Step::Evidence));
    assert!(!partly.grants(Step::Letter) && !partly.grants(Step::EmailCode));

    let all = journey(&changed_draft());
    assert!(all.complete() && all.grants(Step::Review) && all.grants(Step::Data));
    assert_eq!(all.position(Step::Letter), (4, Some(6)));
    assert_eq!(nothing.position(Step::Data), (1, None), "how many there are hangs on the answer");
    let undecided = Draft { data_right: Some(false), ..Draft::default() };
    assert_eq!(journey(&undecided).position(Step::Changes), (2, None));
    assert_eq!((all.before(Step::Data), all.before(Step::Letter)), (None, Some(Step::Evidence)));
    assert_eq!((all.after(Step::Data), all.after(Step::Review)), (Step::Changes, Step::Review));
}

#[test]
fn a_submission_tells_every_problem_at_once() {
    fn check(draft: &Draft, expected: &[(Field, Fault)]) {
        let found = Submission::from_draft(draft, &read(PEKALONGAN).wizard, &person()).map(|_| ());
        let expected: Vec<Problem> = expected.iter().map(|(f, why)| Problem::new(*f, why.clone())).collect();
        assert_eq!(found, if expected.is_empty() { Ok(()) } else { Err(expected) });
    }
    check(&full_draft(), &[]);
    check(&changed_draft(), &[]);
    check(
        &Draft::default(),
        &[(Field::DataRight, Fault::Blank), (Field::Letter, Fault::Blank), (Field::Passphrase, Fault::Blank)],
    );
    let mut nothing_named = full_draft();
    nothing_named.data_right = Some(false);
    check(&nothing_named, &[(Field::ChangedFields, Fault::Blank)]);
    check(&changing(DataField::Position, "Perawat Ahli Muda"), &[(Field::Sk, Fault::Blank)]);
    check(&changing(DataField::Name, "Sari W"), &[(Field::Ktp, Fault::Blank)]);
    check(&changing(DataField::Mobile, "081234567890"), &[(Field::Mobile, Fault::Unchanged)]);
    check(&changing(DataField::Mobile, "12"), &[(Field::Mobile, Fault::MobileShape)]);
    check(
        &changing(DataField::Email, "sari@gmail.com"),
        &[(Field::Email, Fault::EmailDomain), (Field::EmailCode, Fault::Unconfirmed)],
    );
    let mut confirmed = changing(DataField::Email, "Sari.W@pekalongankota.go.id ");
    confirmed.confirmed_email = Some("sari.w@pekalongankota.go.id".into());
    check(&confirmed, &[]);
    let mut other = confirmed.clone();
    other.confirmed_email = Some("someone@pekalongankota.go.id".into());
    check(&other, &[(Field::EmailCode, Fault::Unconfirmed)]);
}

#[test]
fn answers_that_became_unreachable_are_dropped() {
    let mut draft = changed_draft();
    draft.data_right = Some(true);
    let sent = Submission::from_draft(&draft, &read(PEKALONGAN).wizard, &person()).unwrap();
    assert_eq!(sent.changes(), []);
    assert_eq!(sent.files().iter().map(|(purpose, _)| *purpose).collect::<Vec<_>>(), [FilePurpose::Letter]);
}

#[test]
fn a_draft_round_trips() {
    let mut draft = changed_draft();
    draft.open_steps = Some(vec![Step::Letter]);
    draft.files.push(file(FilePurpose::Ktp));
    let json = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
}

#[test]
fn answers_name_the_steps_that_they_change() {
    let changes = vec![Change { field: DataField::Mobile, value: "081234500000".into() }];
    let answers = Answers { version: 0, data_right: Some(false), changes };
    let mut draft = Draft::default();
    assert_eq!(answers.changed_steps(&draft).collect::<Vec<_>>(), [Step::Data, Step::Changes]);
    answers.clone().write_to(&mut draft);
    assert_eq!(answers.changed_steps(&draft).next(), None);
}
