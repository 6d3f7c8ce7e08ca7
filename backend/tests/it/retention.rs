//! What is kept no longer than the standard says, and the log that holds without it.

use backend::db::events::{Verification, verify};
use backend::retention::erase;
use domain::api::{CaseView, OfficerCommand, RenewalStatus, RenewalView, path};
use domain::moment::{DAY, Date};
use domain::renewal::ReturnReason;

use crate::harness::World;
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
async fn a_year_after_the_end_personal_data_goes_and_the_log_stays() {
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
    for table in ["files", "notes", "messages", "changes", "drafts", "orders WHERE subject <> ''"] {
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
    // Her certificate is hers as long as it lives.
    assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.status, 200);
}

#[tokio::test]
async fn open_cases_and_silent_standards_are_kept() {
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
fn on_disk(world: &World, words: &str) -> bool {
    let file = world.app.config.database();
    let files = [file.clone(), file.with_extension("sqlite-wal")];
    let mut found = files.iter().filter_map(|file| std::fs::read(file).ok());
    found.any(|bytes| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
}

async fn log(world: &World) -> Verification {
    let whole = verify(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap();
    assert!(matches!(whole, Verification::Whole { .. }), "{whole:?}");
    whole
}
