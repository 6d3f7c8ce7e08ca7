//! The log: intact, foldable, without personal data, also after a crash.

use std::sync::{Arc, Mutex};

use backend::app::issuance::issue;
use backend::app::renewals::case::Case;
use backend::app::verify::{self, Report};
use backend::db::renewals;
use backend::db::{chain, events};
use domain::api::{CaseView, MyCertificate, OfficerCommand, RenewalStatus, path};
use domain::journey::Step;
use domain::renewal::ReturnReason;
use sqlx::Row;

use crate::harness::{World, shared_authority};
use crate::renewal::returning;
use crate::test_authorities::{crashing, crashing_after};
use crate::wizard::{SARI, VERIFIER, digest};

#[tokio::test]
async fn the_fold_of_stored_events_is_the_state_and_the_row() {
    let world = World::new().await;
    for stage in eventful(&world).await {
        let mut db = world.app.db.read().acquire().await.unwrap();
        let case = Case::find(&world.app, &mut db, &stage.0).await.unwrap().unwrap();
        let row = sqlx::query("SELECT version, stage, open, received, since FROM renewals WHERE reference = ?")
            .bind(&stage.0)
            .fetch_one(&mut *db)
            .await
            .unwrap();
        assert_eq!(row.get::<u32, _>("version"), case.renewal.version);
        assert_eq!(case.renewal.version as usize, case.log.len());
        assert_eq!(row.get::<String, _>("stage"), stage.1);
        assert_eq!(row.get::<bool, _>("open"), case.renewal.open());
        assert_eq!(row.get::<i64, _>("since"), case.renewal.since.0);
    }
}

#[tokio::test]
async fn tampering_with_any_row_is_found() {
    let world = World::new().await;
    eventful(&world).await;
    let whole = verify(&world).await;
    assert!(whole.is_whole() && whole.events >= 10, "{whole:?}");
    let last_hash = events_head(&world).await;
    for (change, undo, fault) in [
        (
            "UPDATE events SET at = at + 1 WHERE position = 3",
            "UPDATE events SET at = at - 1 WHERE position = 3",
            "event 3: its hash is not that of its content",
        ),
        (
            "UPDATE events SET actor = actor + 1 WHERE position = 1",
            "UPDATE events SET actor = actor - 1 WHERE position = 1",
            "event 1: its hash is not that of its content",
        ),
        (
            "UPDATE events SET event = event || ' ' WHERE position = 2",
            "UPDATE events SET event = trim(event) WHERE position = 2",
            "event 2: its hash is not that of its content",
        ),
        (
            "UPDATE events SET seq = seq + 9 WHERE position = 2",
            "UPDATE events SET seq = seq - 9 WHERE position = 2",
            "event 2: its hash is not that of its content",
        ),
        ("DELETE FROM events WHERE position = 4", "SELECT 1", "event 5: those from 4 to 4 are gone"),
    ] {
        world.run(change).await;
        assert_eq!(verify(&world).await.faults(), [fault], "{change}");
        world.run(undo).await;
    }
    // A row forged with a hash that fits it no longer fits the next one.
    forge(&world, 2).await;
    assert_eq!(verify(&world).await.faults()[0], "event 3: it does not follow on the one before");
    forge(&world, 2).await;
    // Whoever kept the last hash notices a tail that was cut off.
    world.run("DELETE FROM events WHERE position >= 4").await;
    let cut = verify(&world).await;
    assert!(cut.is_whole() && cut.events == 3, "{cut:?}");
    assert_ne!(events_head(&world).await, last_hash);
}

#[tokio::test]
async fn events_hold_no_personal_data() {
    let world = World::new().await;
    eventful(&world).await;
    let rows: Vec<(String,)> = sqlx::query_as("SELECT event FROM events").fetch_all(world.app.db.read()).await.unwrap();
    let person = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI)
        .await
        .unwrap()
        .unwrap()
        .data;
    for (event,) in rows {
        for secret in
            [&*person.name, &person.nik, &person.nip.clone().unwrap(), &person.email, "Cap belum", "surat.pdf"]
        {
            assert!(!event.contains(secret), "{secret} in {event}");
        }
    }
}

#[tokio::test]
async fn a_crash_between_issuing_and_recording_makes_no_second_certificate() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    // The authority issues, but its answer does not arrive.
    let issued = Arc::<Mutex<Vec<String>>>::default();
    let mut world = world.with_authority(crashing_after(issued.clone()));
    let mut verifier = world.logged_in(VERIFIER).await;
    let approved: CaseView =
        verifier.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await.json();
    assert_eq!(approved.status, RenewalStatus::InProcess);
    assert_eq!(issued_certificates(&world).await, 0);

    world.app.authority = shared_authority();
    let world = world.restart().await;
    world.clock.pass(3600);
    issue::issue_due(&world.app).await.unwrap();
    issue::issue_due(&world.app).await.unwrap();
    assert_eq!(issued_certificates(&world).await, 1);
    let mut sari = world.logged_in(SARI).await;
    let mine: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    let lost = issued.lock().unwrap().clone();
    assert_eq!(lost.len(), 1);
    assert_eq!(mine.serial.as_ref(), lost.first(), "the very certificate that got lost");
    assert!(world.mails(SARI).await.iter().filter(|mail| mail.contains("/ambil/")).count() == 1);
}

#[tokio::test]
async fn issuing_twice_at_once_records_one_certificate() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut world = world.with_authority(crashing());
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await.status, 200);
    world.app.authority = shared_authority();
    let id = renewals::find(&mut world.app.db.read().acquire().await.unwrap(), &reference).await.unwrap().unwrap().id;
    let (one, other) = tokio::join!(issue::issue(&world.app, id), issue::issue(&world.app, id));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(issued_certificates(&world).await, 1);
}

/// Renewals in several stages: reference and stage.
pub async fn eventful(world: &World) -> Vec<(String, &'static str)> {
    let mut verifier = world.logged_in(VERIFIER).await;
    let mut sari = world.logged_in(SARI).await;
    let finished = sari.apply(0).await;
    let returned = returning(Step::Letter, ReturnReason::Unsigned, "Cap belum ada.");
    assert_eq!(verifier.take_and(&finished, returned).await.status, 200);
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&finished), version, "complete").await.status, 200);
    assert_eq!(verifier.command(&finished, OfficerCommand::Approve { note: String::new() }).await.status, 200);
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    let returned_one = joko.apply(1).await;
    let again = returning(Step::Letter, ReturnReason::Unreadable, "");
    assert_eq!(verifier.take_and(&returned_one, again).await.status, 200);
    let mut ratna = world.logged_in("ratna@pekalongankota.go.id").await;
    let waiting = ratna.apply(2).await;
    vec![(finished, "finished"), (returned_one, "returned"), (waiting, "at")]
}

/// Verifies the chains of hashes.
pub async fn verify(world: &World) -> Report {
    verify::chains(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap()
}

/// Place and hash of the last event.
pub async fn events_head(world: &World) -> (i64, String) {
    chain::head::<events::ChainedEvent>(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap()
}

/// Negates the actor of an event, or undoes it, and computes its hash anew.
pub async fn forge(world: &World, position: i64) {
    world.run(&format!("UPDATE events SET actor = -actor WHERE position = {position}")).await;
    let row = sqlx::query("SELECT * FROM events WHERE position = ?").bind(position);
    let row = row.fetch_one(world.app.db.read()).await.unwrap();
    let (renewal, seq, at, actor) =
        (number(&row, "renewal"), number(&row, "seq"), number(&row, "at"), number(&row, "actor"));
    let (prev_hash, event): (String, String) = (row.get("prev_hash"), row.get("event"));
    let hash = digest(format!("{prev_hash}\n{position}\n{renewal}\n{seq}\n{at}\n{actor}\n{event}").as_bytes());
    world.run(&format!("UPDATE events SET hash = '{hash}' WHERE position = {position}")).await;
}

fn number(row: &sqlx::sqlite::SqliteRow, column: &str) -> i64 {
    row.get(column)
}

async fn issued_certificates(world: &World) -> i64 {
    world.count("certificates WHERE renewal IS NOT NULL").await
}
