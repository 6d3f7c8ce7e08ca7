//! The number of queries of a case page.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::api::{CaseView, OfficerCommand, path};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::harness::World;
use crate::wizard::{SARI, VERIFIER};

/// Queries for the session and its roles, own and delegated.
const SESSION: usize = 2;
/// Queries for the case, its log, holder, changes, files, notes, names, messages, certificate and exclusions.
const PAGE: usize = 15;

static QUERIES: AtomicUsize = AtomicUsize::new(0);

/// Counts the statements that sqlx reports.
struct Counter;

impl<S: Subscriber> Layer<S> for Counter {
    fn on_event(&self, _event: &Event<'_>, _context: Context<'_, S>) {
        QUERIES.fetch_add(1, Ordering::Relaxed);
    }
}

/// Runs in a process of its own, since the statements of all connections are counted.
#[test]
fn the_queries_of_a_case_page_do_not_grow_with_its_history() {
    let counted = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "queries::counted", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    assert!(counted.status.success(), "{}", String::from_utf8_lossy(&counted.stdout));
}

#[tokio::test]
#[ignore = "run by the test above"]
async fn counted() {
    let only = Targets::new().with_target("sqlx::query", LevelFilter::DEBUG);
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Counter.with_filter(only))).unwrap();
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let case = path::with(path::CASE, &reference);
    let mut counts = Vec::new();
    for turns in [0, 6, 6] {
        for _ in 0..turns {
            for command in [OfficerCommand::Take, OfficerCommand::Release] {
                assert_eq!(maya.command(&reference, command).await.status, 200);
            }
        }
        QUERIES.store(0, Ordering::Relaxed);
        let view: CaseView = maya.get(&case).await.json();
        counts.push((view.history.len(), QUERIES.load(Ordering::Relaxed)));
    }
    let lengths: Vec<usize> = counts.iter().map(|(length, _)| *length).collect();
    assert_eq!(lengths, [1, 13, 25]);
    assert!(counts.iter().all(|(_, queries)| (1..=SESSION + PAGE).contains(queries)), "{counts:?}");
    assert_eq!(counts[1].1, counts[2].1, "{counts:?}");
}
