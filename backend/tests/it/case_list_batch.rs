//! Acts on several cases: each is decided and kept on its own, and a repetition changes nothing.

use axum::body::Body;
use axum::http::Method;
use backend::app::renewals::case::Case;
use backend::db::people;
use domain::api::{
    BatchCase, BatchOutcome, CaseBatch, CaseBatchResult, HistoryKind, IDEMPOTENCY_HEADER, OfficerCommand, path,
};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Dossier, Event, PersonId, Refusal};
use domain::standard::Role;

use crate::delegation::person;
use crate::harness::{Answer, Browser, World};
use crate::inbox::agency;
use crate::random_cases::stranger;
use crate::wizard::SARI;

/// Inserts a new case of Ciamis.
async fn begin(world: &World, holder: PersonId) -> String {
    let mut tx = world.app.db.begin().await.unwrap();
    let dossier = Dossier { changed: Vec::new(), files: Vec::new(), recommendation: None, public_key: None };
    let standard = world.app.version(&agency()).unwrap().digest;
    let first = Event::Submitted { agency: agency(), standard, holder, dossier };
    let (case, _) = Case::begin(&world.app, &mut tx, holder, vec![first], world.app.now()).await.unwrap();
    tx.commit().await.unwrap();
    case.reference
}

/// Inserts new cases of so many people.
async fn begin_several(world: &World, count: usize) -> Vec<String> {
    let mut references = Vec::new();
    for number in 0..count {
        let mut tx = world.app.db.begin().await.unwrap();
        let holder = stranger(&mut tx, number).await;
        tx.commit().await.unwrap();
        references.push(begin(world, holder).await);
    }
    references
}

async fn give(world: &World, officer: PersonId, role: Role) {
    let mut tx = world.app.db.begin().await.unwrap();
    people::give_role(&mut tx, officer, &agency(), role).await.unwrap();
    tx.commit().await.unwrap();
}

fn batch(cases: &[(&str, u32)], note: &str) -> CaseBatch {
    let cases =
        cases.iter().map(|(reference, version)| BatchCase { reference: (*reference).to_owned(), version: *version });
    CaseBatch { cases: cases.collect(), note: note.to_owned() }
}

async fn send(officer: &mut Browser, batch: &CaseBatch, key: &str) -> Answer {
    let request = changing_batch().header(IDEMPOTENCY_HEADER, format!("{key:-<16}"));
    officer.send(request.body(Body::from(serde_json::to_vec(batch).unwrap())).unwrap()).await
}

fn changing_batch() -> axum::http::request::Builder {
    crate::harness::changing(Method::POST, path::CASES_BATCH).header("content-type", "application/json")
}

async fn outcomes(officer: &mut Browser, batch: &CaseBatch, key: &str) -> Vec<BatchOutcome> {
    let told: CaseBatchResult = send(officer, batch, key).await.json();
    let (told, asked): (Vec<_>, Vec<_>) =
        (told.results, batch.cases.iter().map(|case| case.reference.as_str()).collect());
    assert_eq!(told.iter().map(|result| result.reference.as_str()).collect::<Vec<_>>(), asked);
    told.into_iter().map(|result| result.outcome).collect()
}

#[tokio::test]
async fn cases_are_received_and_passed_on_one_by_one() {
    let world = World::new().await;
    let references = begin_several(&world, 4).await;
    let [a, b, c, d] = [0, 1, 2, 3].map(|nth: usize| references[nth].as_str());
    let staff = person(&world, "staf@ciamiskab.go.id").await;
    give(&world, person(&world, "jf@ciamiskab.go.id").await, Role::FrontDesk).await;
    let own = begin(&world, staff).await;
    let other_agency = world.logged_in(SARI).await.apply(0).await;
    let mut staf = world.logged_in("staf@ciamiskab.go.id").await;
    let mut jf = world.logged_in("jf@ciamiskab.go.id").await;
    assert_eq!(jf.command(b, OfficerCommand::Take).await.status, 200);
    assert_eq!(staf.command(d, OfficerCommand::Take).await.status, 200);

    let asked =
        batch(&[(a, 1), (b, 2), (c, 7), (&own, 1), (&other_agency, 1), ("PBR-0000-0000", 1), ("x", 1), (d, 2)], "");
    let expected = [
        BatchOutcome::Done,
        BatchOutcome::Refused(Refusal::NotTaken),
        BatchOutcome::Newer,
        BatchOutcome::NotFound,
        BatchOutcome::NotFound,
        BatchOutcome::NotFound,
        BatchOutcome::NotFound,
        BatchOutcome::Done,
    ];
    assert_eq!(outcomes(&mut staf, &asked, "receive").await, expected);
    let events = world.count("events").await;
    // Sent again it answers the same, also where it would be decided otherwise by now.
    assert_eq!(jf.command(b, OfficerCommand::Release).await.status, 200);
    assert_eq!(outcomes(&mut staf, &asked, "receive").await, expected);
    assert_eq!(world.count("events").await, events + 1);
    assert_eq!(send(&mut staf, &batch(&[(c, 1)], ""), "receive").await.problem().status, 409);
    assert_eq!(
        outcomes(&mut staf, &batch(&[(c, 1), (c, 1)], ""), "twice").await,
        [BatchOutcome::Done, BatchOutcome::Newer]
    );

    // The head passes on what waits, with one instruction; the next one can't do the head's step.
    let mut head = world.logged_in("kepala@ciamiskab.go.id").await;
    let versions = [head.case(a).await.version, head.case(d).await.version];
    let asked = batch(&[(a, versions[0]), (d, versions[1])], "Mohon diproses.");
    let wrong_role = [BatchOutcome::Refused(Refusal::WrongRole); 2];
    assert_eq!(outcomes(&mut staf, &asked, "wrong-role").await, wrong_role);
    assert_eq!(outcomes(&mut head, &asked, "pass-on").await, [BatchOutcome::Done; 2]);
    for reference in [a, d] {
        let history = head.case(reference).await.history;
        let last = history.last().unwrap();
        assert_eq!(
            (last.what, last.note.as_str(), last.role),
            (HistoryKind::StepDone, "Mohon diproses.", Some(Role::AgencyHead))
        );
    }
    assert!(world.count("notes").await == 2, "what is refused leaves no note");
}

#[tokio::test]
async fn what_a_certificate_depends_on_is_looked_at() {
    let world = World::new().await;
    let references = begin_several(&world, 1).await;
    let mut officer = crate::printouts::officer(&world).await;
    let mut verifier = async |key: &str| {
        let version = officer.case(&references[0]).await.version;
        outcomes(&mut officer, &batch(&[(&references[0], version)], ""), key).await
    };
    for key in ["receive", "head", "division", "functional"] {
        assert_eq!(verifier(key).await, [BatchOutcome::Done], "{key}");
    }
    assert_eq!(verifier("check").await, [BatchOutcome::Refused(Refusal::WrongStage)]);
    assert_eq!(officer.case(&references[0]).await.taken_by, None, "it is not taken either");
}

#[tokio::test]
async fn a_batch_that_is_none_is_refused() {
    let world = World::new().await;
    let mut staf = world.logged_in("staf@ciamiskab.go.id").await;
    assert_eq!(send(&mut staf, &batch(&[], ""), "none").await.problem().status, 400);
    assert_eq!(send(&mut staf, &batch(&[("x", 1); 51], ""), "many").await.problem().status, 400);
    let long = send(&mut staf, &batch(&[("x", 1)], &"x".repeat(2_001)), "long").await.problem();
    assert_eq!(long.problems, [Problem::new(Field::Note, Fault::TooLong(2_000))]);
    assert_eq!(staf.post(path::CASES_BATCH, &batch(&[("x", 1)], "")).await.problem().status, 400);
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(send(&mut sari, &batch(&[("x", 1)], ""), "holder").await.problem().status, 403);
}
