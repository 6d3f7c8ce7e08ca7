//! Checkpoints kept elsewhere detect a truncated or rewritten log.

use std::fs;

use backend::app::checkpoint;
use backend::app::checkpoint::key::Key;
use backend::app::checkpoint::{Proof, SignedCheckpoint, find};
use backend::cli::verify_log;
use domain::moment::DAY;
use sqlx::Row;
use tempfile::TempDir;

use crate::by_hand::approve;
use crate::harness::World;
use crate::log::{eventful, verify};
use crate::verify::{found, unchecked};
use crate::wizard::{SARI, VERIFIER, digest};

const ADMINISTRATOR: &str = "admin@pekalongankota.go.id";

/// What `verify-log --checkpoint` says; the words of its refusal are an error.
async fn compared(world: &World, outside: &str) -> Result<String, String> {
    verify_log::run(&world.app.config, &[outside.to_owned()]).await.map_err(|error| error.to_string())
}

#[tokio::test]
async fn a_truncated_or_rewritten_log_is_detected() {
    let world = World::new().await;
    let empty = checkpoint::make(&world.app).await.unwrap();
    assert_eq!(empty.checkpoint.events.length, 0);
    let before = world.count("checkpoints").await;
    eventful(&world).await;
    let kept = checkpoint::make(&world.app).await.unwrap().to_string();
    assert_eq!(checkpoint::make(&world.app).await.unwrap().to_string(), kept, "the same log at the same time");
    assert_eq!(world.count("checkpoints").await, before + 1, "nothing happened between the two");
    let said = compared(&world, &kept).await.unwrap();
    assert!(
        said.contains("2 stored checkpoints, 1 checkpoints from outside") && said.ends_with("everything holds"),
        "{said}"
    );
    assert!(!said.contains("Only a checkpoint"), "{said}");
    compared(&world, &empty.to_string()).await.unwrap();
    // More may have happened since.
    let events = world.count("events").await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let mut ratna = world.logged_in("bima@pekalongankota.go.id").await;
    assert_eq!(ratna.get("/api/session").await.status, 200);
    let waiting: (String,) = sqlx::query_as("SELECT reference FROM renewals WHERE stage = 'at'")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    assert_eq!(verifier.take_and(&waiting.0, approve()).await.status, 200);
    assert!(world.count("events").await > events);
    compared(&world, &kept).await.unwrap();

    // Cut, with all that would tell of it in the database itself.
    let database = world.app.config.database();
    for sql in [
        format!("DELETE FROM events WHERE position >= {events}"),
        "DELETE FROM certificates WHERE renewal NOT NULL".to_owned(),
        "DELETE FROM renewals WHERE stage = 'at'".to_owned(),
    ] {
        unchecked(&database, &sql).await;
    }
    let cut = format!("the log has no event {events} any more");
    assert!(
        found(&world.app.config).await.faults().iter().any(|fault| fault.contains(&cut) && fault.contains("stored"))
    );
    unchecked(&database, "DELETE FROM checkpoints").await;
    assert!(!found(&world.app.config).await.to_string().contains(&cut), "nothing inside tells");
    let told = compared(&world, &kept).await.unwrap_err();
    assert!(told.contains(&cut) && told.contains("from outside"), "{told}");
}

#[tokio::test]
async fn a_log_with_recomputed_hashes_is_detected() {
    let world = World::new().await;
    eventful(&world).await;
    let kept = checkpoint::make(&world.app).await.unwrap().to_string();
    world.run("UPDATE events SET actor = actor + 1 WHERE position = 2").await;
    rewrite(&world).await;
    assert!(verify(&world).await.is_whole());
    let told = compared(&world, &kept).await.unwrap_err();
    assert_eq!(told.matches("the log was written anew").count(), 2, "stored and from outside: {told}");
}

#[tokio::test]
async fn only_our_own_signature_counts_and_it_covers_everything() {
    let world = World::new().await;
    eventful(&world).await;
    let ours = checkpoint::make(&world.app).await.unwrap();
    let stranger = Key::open(TempDir::new().unwrap().path()).unwrap();
    let theirs = stranger.sign(ours.checkpoint.clone()).to_string();
    let told = compared(&world, &theirs).await.unwrap_err();
    assert!(told.contains("signed with a key that this installation never used"), "{told}");
    let text = ours.to_string();
    assert_eq!(find(&text), [Ok(Proof::Signed(ours.clone()))]);
    assert!(ours.is_genuine());
    // Whatever part of it is changed.
    for (place, part) in text.split('.').enumerate().skip(1) {
        let last = part.chars().next_back().unwrap();
        // The last digit of base64 has bits that count for nothing.
        let (at, other) = if place == 7 { (0, "AB") } else { (part.len() - 1, "12") };
        let old = if place == 7 { part.chars().next().unwrap() } else { last };
        let new = other.chars().find(|new| *new != old).unwrap();
        let mut parts: Vec<String> = text.split('.').map(str::to_owned).collect();
        parts[place].replace_range(at..=at, &new.to_string());
        let Some(Ok(Proof::Signed(signed))) = find(&parts.join(".")).pop() else { panic!("{place}") };
        assert!(!signed.is_genuine(), "{place}");
    }
    // A new key, e.g. after the file was lost, is no fault of the checkpoints before.
    fs::remove_file(world.app.config.data.join("checkpoint.key")).unwrap();
    let world = world.restart().await;
    assert_ne!(world.app.checkpoint_key.public(), ours.key);
    compared(&world, &text).await.unwrap();
    let newer: SignedCheckpoint = checkpoint::make(&world.app).await.unwrap();
    assert!(newer.is_genuine() && newer.key == world.app.checkpoint_key.public());
    compared(&world, &newer.to_string()).await.unwrap();
}

#[tokio::test]
async fn checkpoints_are_found_in_any_text() {
    let world = World::new().await;
    eventful(&world).await;
    let signed = checkpoint::make(&world.app).await.unwrap();
    let text = signed.to_string();
    let folded = format!("{}=\r\n{}", &text[..70], &text[70..]);
    for kept in [
        format!("{{\"fields\":{{\"message\":\"checkpoint of the log\",\"checkpoint\":\"{text}\"}}}}\n"),
        format!("2026-11-23T02:00:00Z  INFO \u{1b}[3mcheckpoint\u{1b}[0m\u{1b}[2m=\u{1b}[0m{text}\n"),
        format!("Segel:\r\n{folded}.\r\nSimpan e-mail ini."),
    ] {
        assert_eq!(find(&kept), [Ok(Proof::Signed(signed.clone()))], "{kept}");
        let file = world.directory.path().join("kept");
        fs::write(&file, kept).unwrap();
        compared(&world, file.to_str().unwrap()).await.unwrap();
    }
    for wrong in [
        "",
        "no such file",
        "perbarui1.7",
        &text[..text.len() - 100],
        "perbarui1-5-abc",
        "perbarui1-0-9f86d081884c7d659a2f",
    ] {
        let told = compared(&world, wrong).await.unwrap_err();
        assert!(told.starts_with("--checkpoint: "), "{wrong}: {told}");
    }
}

#[tokio::test]
async fn holders_get_the_mark_of_their_application() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    let mail = world.mails(SARI).await.pop().unwrap();
    let Some(Ok(Proof::Mark(mark))) = find(&mail).pop() else { panic!("{mail}") };
    assert_eq!((mark.position, mark.digits.len()), (1, 20));
    let mails = fs::read_dir(world.app.config.mail_directory()).unwrap().map(|entry| entry.unwrap().path());
    let file = mails.filter(|path| path.to_str().unwrap().ends_with(&format!("{SARI}.eml"))).max().unwrap();
    compared(&world, file.to_str().unwrap()).await.unwrap();
    let told = compared(&world, "perbarui1-1-00000000000000000000").await.unwrap_err();
    assert!(told.contains("event 1 of the log is another one"), "{told}");
    let told = compared(&world, &mark.to_string().replace("-1-", "-2-")).await.unwrap_err();
    assert!(told.contains("the log has no event 2 any more"), "{told}");
}

#[tokio::test]
async fn administrators_get_a_checkpoint_on_each_day_with_events() {
    let world = World::new().await;
    let count = async || {
        checkpoint::make(&world.app).await.unwrap();
        let mails = world.mails(ADMINISTRATOR).await;
        mails.iter().filter(|mail| mail.contains("Subject: Segel harian")).count()
    };
    assert_eq!(count().await, 1, "officers were put on record");
    assert_eq!(count().await, 1);
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    // 09.00 and some hours: still the same day, and something more happened.
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    joko.apply(1).await;
    world.clock.pass(14 * 3600);
    assert_eq!(count().await, 1);
    world.clock.pass(3600);
    assert_eq!(count().await, 2, "the next day began");
    world.clock.pass(DAY);
    assert_eq!(count().await, 2, "nothing happened since");

    let mail = world.mails(ADMINISTRATOR).await.pop().unwrap();
    let Some(Ok(Proof::Signed(signed))) = find(&mail).into_iter().next() else { panic!("{mail}") };
    assert_eq!(signed.checkpoint.events.length, 2);
    compared(&world, &signed.to_string()).await.unwrap();
    // Every agency's, and nobody else.
    let people = world.mails("admin@merantikab.go.id").await.len();
    assert_eq!(
        (people, world.mails(VERIFIER).await.iter().filter(|mail| mail.contains("Segel harian")).count()),
        (2, 0)
    );
}

/// Computes every hash anew.
async fn rewrite(world: &World) {
    let rows = sqlx::query("SELECT * FROM events ORDER BY position").fetch_all(world.app.db.read()).await.unwrap();
    let mut before = "0".repeat(64);
    for row in rows {
        let number = |column: &str| row.get::<i64, _>(column);
        let (position, renewal, seq, at) = (number("position"), number("renewal"), number("seq"), number("at"));
        let actor = row.get::<Option<i64>, _>("actor").map(|actor| actor.to_string()).unwrap_or_default();
        let event: String = row.get("event");
        let hash = digest(format!("{before}\n{position}\n{renewal}\n{seq}\n{at}\n{actor}\n{event}").as_bytes());
        world
            .run(&format!("UPDATE events SET prev_hash = '{before}', hash = '{hash}' WHERE position = {position}"))
            .await;
        before = hash;
    }
}
