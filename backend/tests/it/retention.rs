//! Retention by the standard, and the log that stays valid.

use backend::app::retention::erase;
use domain::api::{CaseView, OfficerCommand, RenewalStatus, RenewalView, path};
use domain::moment::{DAY, Date};
use domain::renewal::{RejectReason, ReturnReason};

use crate::by_hand::approve;
use crate::harness::World;
use crate::log::{events_head, verify};
use crate::renewal::returning;
use crate::wizard::{SARI, VERIFIER};

/// Pekalongan with cases that are kept for a year.
pub async fn world() -> World {
    let text = include_str!("../../../domain/standards/kota-pekalongan.toml");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("retention_years")).collect();
    let toml = format!("retention_years = 1\n{}", kept.join("\n"));
    World::with_standards(&[("kota-pekalongan.toml", &toml)]).await
}

#[tokio::test]
async fn a_year_after_the_end_personal_data_is_erased_and_the_log_stays() {
    let world = world().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let words = "Cap dinas belum ada.";
    assert_eq!(
        verifier
            .take_and(&reference, returning(domain::journey::Step::Letter, ReturnReason::Other, words))
            .await
            .status,
        200
    );
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "complete").await.status, 200);
    let approved = verifier.command(&reference, OfficerCommand::Approve { note: String::new() }).await;
    assert_eq!(approved.json::<CaseView>().kept_until, Date::new(2027, 11, 23));
    let files = world.directory.path().join("data/files");
    assert_eq!(std::fs::read_dir(&files).unwrap().count(), 1);
    let before = log(&world).await;
    assert!(on_disk(&world, words));

    // On the last day everything is there.
    world.clock.pass(365 * DAY);
    erase(&world.app).await.unwrap();
    assert_eq!((world.count("files").await, world.count("notes").await), (1, 1));
    // On the day after nothing is, but what happened.
    world.clock.pass(DAY);
    for _ in 0..2 {
        erase(&world.app).await.unwrap();
    }
    // Not even where the rows were does anything stand any more.
    assert!(!on_disk(&world, words));
    for table in ["files", "notes", "messages", "changes", "drafts", "keys", "orders WHERE subject <> ''"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    assert_eq!(std::fs::read_dir(&files).unwrap().count(), 0);
    assert_eq!(world.count("renewals WHERE erased_at IS NOT NULL").await, 1);
    assert_eq!(log(&world).await, before);

    let mut verifier = world.logged_in(VERIFIER).await;
    let case: CaseView = verifier.get(&path::with(path::CASE, &reference)).await.json();
    assert_eq!((case.status, case.files.len(), case.returned.len()), (RenewalStatus::Issued, 0, 1));
    assert!(case.returned[0].note.is_empty() && case.history.iter().all(|row| row.note.is_empty()));
    assert!(case.history.len() >= 6);
    let mut sari = world.logged_in(SARI).await;
    let mine: RenewalView = sari.get(&path::with(path::RENEWAL, &reference)).await.json();
    assert_eq!(mine.status, RenewalStatus::Issued);
    // Her certificate stays on record as long as it lives; its key went half a year after it was issued.
    assert_eq!(world.count("certificates WHERE der IS NOT NULL AND subject IS NOT NULL").await, 1);
    assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.problem().status, 409);
}

#[tokio::test]
async fn a_key_is_kept_for_half_a_year_or_a_month_after_the_receipt() {
    for (receipt, days) in [(None, 180), (Some(10), 40), (Some(179), 209)] {
        let world = World::new().await;
        let begun = world.app.now();
        let mut sari = world.logged_in(SARI).await;
        let reference = sari.apply(0).await;
        let mut verifier = world.logged_in(VERIFIER).await;
        assert_eq!(sari.follow(&reference).await.fetch_until, None);
        verifier.take_and(&reference, approve()).await.json::<CaseView>();
        let mail = world.mails(SARI).await.pop().unwrap();
        assert!(mail.contains("Unduh berkasnya paling lambat 22 Mei 2027."), "{mail}");
        if let Some(day) = receipt {
            world.clock.pass(day * DAY);
            sari.log_in(&world, SARI).await;
            let received = sari.act(axum::http::Method::POST, &path::with(path::RENEWAL_RECEIPT, &reference)).await;
            assert_eq!(received.status, 200);
        }
        let until = begun.plus_days(days);
        world.clock.pass(until.seconds_since(world.app.now()));
        sari.log_in(&world, SARI).await;
        assert_eq!(sari.follow(&reference).await.fetch_until, Some(until));
        erase(&world.app).await.unwrap();
        assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.status, 200);
        world.clock.pass(1);
        assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.problem().status, 409);
        erase(&world.app).await.unwrap();
        assert_eq!(world.count("keys").await, 0);
        assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.problem().status, 409);
    }
}

#[tokio::test]
async fn rejected_and_withdrawn_cases_keep_no_key() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert_eq!(world.count("keys").await, 1);
    sari.act(axum::http::Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await;
    assert_eq!(world.count("keys").await, 0);
    let reference = sari.apply(1).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let reject = OfficerCommand::Reject { reason: RejectReason::NotEmployed, note: String::new() };
    verifier.take_and(&reference, reject).await.json::<CaseView>();
    assert_eq!(world.count("keys").await, 0);
    // The same key pair is refused all the same.
    assert_eq!(world.count("public_keys").await, 2);
}

#[tokio::test]
async fn open_cases_and_agencies_without_a_period_are_kept() {
    let world = world().await;
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    let mut elsewhere = world.logged_in("sari@merantikab.go.id").await;
    let ended = elsewhere.apply(1).await;
    let withdrawal = path::with(path::RENEWAL_WITHDRAWAL, &ended);
    assert_eq!(elsewhere.act(axum::http::Method::POST, &withdrawal).await.status, 200);
    world.clock.pass(20 * 366 * DAY);
    erase(&world.app).await.unwrap();
    assert_eq!((world.count("files").await, world.count("renewals WHERE erased_at IS NOT NULL").await), (2, 0));
}

/// Whether the words stand anywhere in the database's files.
pub fn on_disk(world: &World, words: &str) -> bool {
    let file = world.app.config.database();
    let files = [file.clone(), file.with_extension("sqlite-wal")];
    let mut found = files.iter().filter_map(|file| std::fs::read(file).ok());
    found.any(|bytes| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
}

async fn log(world: &World) -> (i64, String) {
    let report = verify(world).await;
    assert!(report.is_whole(), "{report:?}");
    events_head(world).await
}
