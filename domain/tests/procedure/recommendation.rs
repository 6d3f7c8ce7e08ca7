//! The electronic recommendation in the place of the letter.

use domain::journey::{Change, Draft, Journey, Recommendation, RecommendedData, Step, Submission};
use domain::moment::Timestamp;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::recommendation::{Command, Outcome, REQUEST_DAYS, Request, decide};
use domain::renewal::{Digest, Dossier, Event, PersonId, Refusal};
use domain::standard::{AgencyId, WizardRules};

use crate::{
    CIAMIS, Case, HOLDER, MERANTI, MONDAY, NATUNA, PEKALONGAN, PURBALINGGA, changed_draft, file, full_draft, person,
    read, returned, submit,
};

const HEAD: PersonId = PersonId(7);
const OTHER: PersonId = PersonId(8);

fn rules() -> WizardRules {
    read(PEKALONGAN).wizard
}

/// The draft without its letter, recommended as it stands.
fn recommended(mut draft: Draft) -> Draft {
    draft.files.retain(|file| file.purpose != FilePurpose::Letter);
    draft.recommendation = Some(Recommendation {
        name: "Bima Prakoso".into(),
        position: "Kepala Dinas".into(),
        unit: "Dinas Kesehatan".into(),
        at: MONDAY.0,
        data: RecommendedData::of(&draft, &rules(), &person()),
        sha256: "9a".repeat(32),
    });
    draft
}

#[test]
fn only_an_agency_whose_source_asks_for_a_recommendation_accepts_one() {
    let accepting = [PEKALONGAN, PURBALINGGA, MERANTI, NATUNA, CIAMIS].map(|toml| read(toml).wizard);
    assert_eq!(accepting.map(|rules| rules.electronic_recommendation), [true, false, false, false, false]);
}

#[test]
fn it_stands_in_the_place_of_the_letter_where_it_is_accepted_and_fits() {
    fn check(draft: &Draft, rules: &WizardRules, expected: Result<Option<&str>, Fault>) {
        let sent = Submission::from_draft(draft, rules, &person());
        let found = sent.as_ref().map(Submission::recommendation_sha256).map_err(Clone::clone);
        assert_eq!(found, expected.clone().map_err(|fault| vec![Problem::new(Field::Letter, fault)]));
        assert_eq!(Journey::new(draft, rules, &person()).complete(), expected.is_ok());
    }
    let (given, record) = (recommended(full_draft()), "9a".repeat(32));
    let refusing = WizardRules { electronic_recommendation: false, ..rules() };
    check(&given, &rules(), Ok(Some(&record)));
    check(&given, &refusing, Err(Fault::RecommendationVoid));
    check(&recommended(changed_draft()), &rules(), Ok(Some(&record)));
    check(&Draft { recommendation: None, ..given.clone() }, &rules(), Err(Fault::Blank));
    // With a letter, too: both are sent, unless the recommendation is void.
    let both = Draft { files: vec![file(FilePurpose::Letter)], ..given };
    check(&both, &rules(), Ok(Some(&record)));
    check(&both, &refusing, Ok(None));
}

#[test]
fn other_data_makes_it_void_and_the_same_data_does_not() {
    fn check(field: DataField, value: &str, fits: bool) {
        let mut draft = recommended(full_draft());
        draft.data_right = Some(false);
        draft.changes = vec![Change { field, value: value.into() }];
        assert_eq!(draft.recommended(&rules(), &person()).is_some(), fits, "{field:?} {value}");
    }
    check(DataField::Name, "Sari Wulandari Putri", false);
    check(DataField::Nip, "199008172015032002", false);
    check(DataField::Unit, "Dinas Pendidikan", false);
    check(DataField::Position, "Perawat Ahli Muda", false);
    check(DataField::Email, "s.wulandari@pekalongankota.go.id", false);
    check(DataField::Email, "no address", false);
    // Not shown to the head.
    check(DataField::Mobile, "081234500000", true);
    check(DataField::Rank, "III/c", true);
    // Otherwise typed, the same in the end.
    check(DataField::Nip, "19900817 201503 2 001", true);

    // The record may change, too.
    let mut moved = person();
    moved.unit = "Dinas Pendidikan".into();
    assert_eq!(recommended(full_draft()).recommended(&rules(), &moved), None);
}

#[test]
fn the_event_names_it_and_older_events_read_as_before() {
    let mut case = Case::new(PEKALONGAN);
    let (command, holder) = (submit(&case.standard, &recommended(full_draft())), case.holder());
    case.act(command, &holder).unwrap();
    let Event::Submitted { dossier, .. } = &case.log[0].2 else { panic!() };
    assert_eq!((&dossier.recommendation, &dossier.files[..]), (&Some(Digest("9a".repeat(32))), &[][..]));
    // A letter can be asked for all the same.
    let officer = case.officer();
    case.act(domain::renewal::Command::Take, &officer).unwrap();
    case.act(returned(Step::Letter), &officer).unwrap();

    let older = r#"{"changed":[],"files":[],"public_key":null}"#;
    let read: Dossier = serde_json::from_str(older).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), older);
}

#[test]
fn requests_are_decided_by_who_asks_and_answers() {
    type Answer = Result<Option<Outcome>, Refusal>;
    use Outcome::{Declined, Recommended, Withdrawn};
    use Refusal::{AlreadyOpen, NotYours, OwnApplication, WrongStage};
    let (agency, elsewhere) = (AgencyId("kota-pekalongan".into()), AgencyId("natuna".into()));
    let ask = |head, head_agency, accepted| Command::Ask { head, head_agency, agency: &agency, accepted };
    let asked = || ask(HEAD, &agency, true);
    let request = |outcome: Option<Outcome>| Request {
        holder: HOLDER,
        head: HEAD,
        expires_at: MONDAY.plus_days(REQUEST_DAYS),
        outcome,
        sent: false,
    };
    let check = |request: Option<Request>, command: &Command<'_>, actor, same, days, expected: Answer| {
        let now = Timestamp(MONDAY.plus_days(days).0);
        assert_eq!(decide(request.as_ref(), command, actor, same, now), expected, "{request:?} {command:?} {actor:?}");
    };
    let open = || Some(request(None));

    // Who may be asked.
    check(None, &asked(), HOLDER, false, 0, Ok(None));
    check(None, &ask(HEAD, &agency, false), HOLDER, false, 0, Err(WrongStage));
    check(None, &ask(HEAD, &elsewhere, true), HOLDER, false, 0, Err(NotYours));
    check(None, &ask(HOLDER, &agency, true), HOLDER, false, 0, Err(OwnApplication));
    // One at a time, while it can be answered and is about the same data.
    check(open(), &asked(), HOLDER, true, 0, Err(AlreadyOpen));
    check(open(), &asked(), HOLDER, true, REQUEST_DAYS, Ok(None));
    check(open(), &asked(), HOLDER, false, 0, Ok(None));
    check(Some(request(Some(Recommended))), &asked(), HOLDER, true, 0, Err(AlreadyOpen));
    check(Some(request(Some(Recommended))), &asked(), HOLDER, false, 0, Ok(None));
    check(Some(request(Some(Declined))), &asked(), HOLDER, true, 0, Ok(None));
    check(Some(request(Some(Withdrawn))), &asked(), HOLDER, true, 0, Ok(None));

    // Who may answer, and until when.
    for (command, outcome) in [(Command::Recommend, Recommended), (Command::Decline, Declined)] {
        check(open(), &command, HEAD, true, REQUEST_DAYS - 1, Ok(Some(outcome)));
        check(open(), &command, HEAD, true, REQUEST_DAYS, Err(WrongStage));
        check(open(), &command, HEAD, false, 0, Err(WrongStage));
        check(open(), &command, OTHER, true, 0, Err(NotYours));
        check(open(), &command, HOLDER, true, 0, Err(NotYours));
        check(None, &command, HEAD, true, 0, Err(NotYours));
        for over in [Recommended, Declined, Withdrawn] {
            check(Some(request(Some(over))), &command, HEAD, true, 0, Err(WrongStage));
        }
        // Whatever asked oneself: nobody recommends themselves.
        let own = Request { head: HOLDER, ..request(None) };
        check(Some(own), &command, HOLDER, true, 0, Err(OwnApplication));
    }

    // What may be taken back.
    check(open(), &Command::Withdraw, HOLDER, true, 0, Ok(Some(Withdrawn)));
    check(open(), &Command::Withdraw, HEAD, true, 0, Err(NotYours));
    check(Some(request(Some(Recommended))), &Command::Withdraw, HOLDER, true, 0, Ok(Some(Withdrawn)));
    check(Some(request(Some(Declined))), &Command::Withdraw, HOLDER, true, 0, Err(WrongStage));
    check(Some(request(Some(Withdrawn))), &Command::Withdraw, HOLDER, true, 0, Err(WrongStage));
    let sent = Request { sent: true, ..request(Some(Recommended)) };
    check(Some(sent), &Command::Withdraw, HOLDER, true, 0, Err(WrongStage));
}
