//! Lists, cases and searches of officers read no more rows because more people and finished renewals are on record:
//! `SQLite`'s own steps are counted, so that a query that reads a whole table shows, however fast the machine is.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::api::{CaseList, CaseListQuery, CaseListView, CaseOrder, SearchQuery, path};

use crate::harness::{Browser, World, monday};
use crate::settings::ADMIN;
use crate::wizard::{SARI, VERIFIER};

/// `SQLite`'s virtual machine tells of each so many of its steps.
const STEPS: i32 = 20;

#[tokio::test]
async fn a_page_reads_no_more_rows_when_more_people_are_on_record() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    let (mut verifier, mut admin) = (world.logged_in(VERIFIER).await, world.logged_in(ADMIN).await);
    let steps = count_steps(&world).await;
    // As many as a count goes on to, and a page.
    add(&world, &reference, 1..1_100).await;
    let before = costs(&mut verifier, &mut admin, &reference, &steps).await;
    add(&world, &reference, 1_100..6_100).await;
    let after = costs(&mut verifier, &mut admin, &reference, &steps).await;
    for ((page, before), (_, after)) in before.into_iter().zip(after) {
        // A row read needs several steps: a whole table would be thousands of ticks.
        assert!((1..=2 * before + 20).contains(&after), "{page}: {before} ticks before, {after} with 5,000 more");
    }
}

/// Every view in every order is a range of an index: what is read for a page does not grow with the open cases.
#[tokio::test]
async fn a_page_reads_no_more_rows_when_more_cases_are_open() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let steps = count_steps(&world).await;
    let mut told = Vec::new();
    for numbers in [1..9_000, 9_000..25_000] {
        add(&world, &reference, numbers.clone()).await;
        let (start, end, now) = (10_000 + numbers.start, 10_000 + numbers.end, monday().0);
        // Those that the officer filed or took are no more than one person's work, and unread ones are soon read.
        world
            .run(&format!(
                "UPDATE renewals SET open = TRUE, stage = CASE holder % 8 WHEN 7 THEN 'returned' ELSE 'at' END,
                 step = CASE holder % 8 WHEN 7 THEN NULL WHEN 6 THEN 'issue' ELSE 'verify' END,
                 waits_for = CASE holder % 8 WHEN 7 THEN 'holder' WHEN 6 THEN 'authority' ELSE 'office' END,
                 since = {now} - holder, due = CASE WHEN holder % 9 > 0 THEN {now} - 40000 + holder * 7 % 80000 END,
                 submitted_at = {now} - holder * 3 % 90000, certificate_ends = {now} + holder * 5 % 1700000 - 100000,
                 completed = holder % 5 = 0, unread = holder % 7 = 0 AND holder < 19000,
                 taken_by = CASE WHEN holder < 10040 THEN {officer} END,
                 filed_by = CASE WHEN holder BETWEEN 10040 AND 10080 THEN {officer} END
                 WHERE holder BETWEEN {start} AND {end} - 1",
                officer = crate::delegation::person(&world, VERIFIER).await.0
            ))
            .await;
        told.push(list_costs(&mut verifier, &steps).await);
    }
    for ((page, rows, before), (_, _, after)) in told[0].iter().zip(&told[1]) {
        assert!(*rows > 10 || page.starts_with("Finished"), "{page} has {rows} rows");
        assert!(
            (1..=before + before / 4 + 20).contains(after),
            "{page}: {before} ticks before, {after} with more open"
        );
    }
}

/// What each view costs in each order, and how many rows its page has.
async fn list_costs(verifier: &mut Browser, steps: &AtomicU64) -> Vec<(String, usize, u64)> {
    let mut costs = Vec::new();
    for view in CaseListView::ALL {
        for order in [CaseOrder::Due, CaseOrder::Submitted, CaseOrder::CertificateEnd] {
            let query = CaseListQuery { view, order, ..CaseListQuery::default() };
            steps.store(0, Ordering::Relaxed);
            let list: CaseList = verifier.post(path::CASES, &query).await.json();
            costs.push((format!("{view:?} by {order:?}"), list.rows.len(), steps.load(Ordering::Relaxed)));
        }
    }
    costs
}

/// Adds people with finished renewals.
async fn add(world: &World, reference: &str, numbers: Range<u32>) {
    let Range { start, end } = numbers;
    let more = format!(
        "WITH RECURSIVE number (i) AS (SELECT {start} UNION ALL SELECT i + 1 FROM number WHERE i < {end} - 1) "
    );
    world
        .run(&format!(
            "{more} INSERT INTO people (id, agency, name, nik, nip, email, mobile, province, agency_name, unit, position,
                                        created_at)
             SELECT 10000 + i, 'kota-pekalongan', 'Warga ' || i, printf('%016d', i), printf('%018d', i), i || '@x', '', '', '',
                    '', '', 0 FROM number"
        ))
        .await;
    world
        .run(&format!(
            "{more} INSERT INTO renewals (reference, agency, standard, holder, version, stage, since, submitted_at, received,
                                          open)
             SELECT 'PBR-' || i, agency, standard, 10000 + i, version, 'finished', since, submitted_at, TRUE, FALSE
             FROM number, renewals WHERE reference = '{reference}'"
        ))
        .await;
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
async fn costs(verifier: &mut Browser, admin: &mut Browser, reference: &str, steps: &AtomicU64) -> Vec<(String, u64)> {
    let case = path::with(path::CASE, reference);
    let search = SearchQuery { words: reference.to_owned(), ends_from: None, ends_to: None };
    let mut costs = Vec::new();
    costs.extend(list_costs(verifier, steps).await.into_iter().map(|(page, _, cost)| (page, cost)));
    for words in [SARI, "081200000001", "3375012345678901"] {
        steps.store(0, Ordering::Relaxed);
        let query = CaseListQuery { words: words.to_owned(), ..CaseListQuery::default() };
        assert_eq!(verifier.post(path::CASES, &query).await.status, 200, "{words}");
        costs.push((words.to_owned(), steps.load(Ordering::Relaxed)));
    }
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
        costs.push((page.to_owned(), steps.load(Ordering::Relaxed)));
    }
    costs
}
