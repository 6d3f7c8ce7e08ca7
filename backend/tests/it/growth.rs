//! Lists, cases and searches of officers read no more rows because more people and finished renewals are on record:
//! `SQLite`'s own steps are counted, so that a query that reads a whole table shows, however fast the machine is.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::api::{SearchQuery, path};

use crate::harness::{Browser, World};
use crate::settings::ADMIN;
use crate::wizard::{SARI, VERIFIER};

/// `SQLite`'s virtual machine tells of each so many of its steps.
const STEPS: i32 = 20;

/// People and finished renewals that are added.
const MORE: &str = "WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 5000) ";

#[tokio::test]
async fn a_page_reads_no_more_rows_when_more_people_are_on_record() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    let (mut verifier, mut admin) = (world.logged_in(VERIFIER).await, world.logged_in(ADMIN).await);
    let steps = count_steps(&world).await;
    let before = costs(&mut verifier, &mut admin, &reference, &steps).await;
    world
        .run(&format!(
            "{MORE} INSERT INTO people (id, agency, name, nik, nip, email, mobile, province, agency_name, unit, position,
                                        created_at)
             SELECT 10000 + i, 'kota-pekalongan', 'Warga ' || i, printf('%016d', i), printf('%018d', i), i || '@x', '', '', '',
                    '', '', 0 FROM number"
        ))
        .await;
    world
        .run(&format!(
            "{MORE} INSERT INTO renewals (reference, agency, standard, holder, version, stage, since, submitted_at, received,
                                          open)
             SELECT 'PBR-' || i, agency, standard, 10000 + i, version, 'finished', since, submitted_at, TRUE, FALSE
             FROM number, renewals WHERE reference = '{reference}'"
        ))
        .await;
    let after = costs(&mut verifier, &mut admin, &reference, &steps).await;
    for ((page, before), (_, after)) in before.into_iter().zip(after) {
        // A row read needs several steps: a whole table would be thousands of ticks.
        assert!((1..=2 * before + 20).contains(&after), "{page}: {before} ticks before, {after} with 5,000 more");
    }
}

/// Counts the steps of all readers from now on.
async fn count_steps(world: &World) -> Arc<AtomicU64> {
    let steps = Arc::new(AtomicU64::new(0));
    let mut readers = Vec::new();
    while let Some(reader) = world.app.db.read().try_acquire() {
        readers.push(reader);
    }
    while readers.len() < 4 {
        readers.push(world.app.db.read().acquire().await.unwrap());
    }
    for reader in &mut readers {
        let steps = steps.clone();
        reader.lock_handle().await.unwrap().set_progress_handler(STEPS, move || {
            steps.fetch_add(1, Ordering::Relaxed);
            true
        });
    }
    steps
}

/// What each page costs.
async fn costs(
    verifier: &mut Browser,
    admin: &mut Browser,
    reference: &str,
    steps: &AtomicU64,
) -> Vec<(&'static str, u64)> {
    let case = path::with(path::CASE, reference);
    let search = SearchQuery { words: reference.to_owned(), ends_from: None, ends_to: None };
    let mut costs = Vec::new();
    for page in ["inbox", "case", "search", "holder_actions", "alerts", "officers", "proposals"] {
        steps.store(0, Ordering::Relaxed);
        let answer = match page {
            "inbox" => verifier.get(path::INBOX).await,
            "case" => verifier.get(&case).await,
            "search" => verifier.post(path::SEARCH, &search).await,
            "holder_actions" => verifier.get(path::HOLDER_ACTIONS).await,
            "alerts" => admin.get(path::ALERTS).await,
            "officers" => admin.get(path::OFFICERS).await,
            _ => admin.get(path::PROPOSALS).await,
        };
        assert_eq!(answer.status, 200, "{page}");
        costs.push((page, steps.load(Ordering::Relaxed)));
    }
    costs
}
