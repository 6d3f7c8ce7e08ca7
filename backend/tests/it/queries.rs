//! The number of queries of a case page and of a list.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::api::{CaseView, DraftView, FilingHolder, HolderActions, HolderAnswer, OfficerCommand, RenewalView, path};
use domain::journey::Step;
use domain::person::{DataField, FilePurpose};
use domain::renewal::ReturnReason;
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::filing::STAFF_MERANTI;
use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::renewal::returning;
use crate::wizard::{AISYAH, AUTHORITY, SARI, SARI_MERANTI, VERIFIER, new_key};

/// Queries for the session and its roles, own and delegated.
const SESSION: usize = 2;
/// Queries for the case: its row and log, holder, changes, names, officers, edits of accounts, times, certificates, files
/// and messages; and one that records the access.
const PAGE: usize = 12;
/// Queries for what only some cases have: notes, and a colleague who has it.
const MORE: usize = 2;

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
fn the_queries_of_a_case_page_are_few_and_do_not_grow_with_its_history() {
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
    for length in [1, 13, 25] {
        assert_eq!(count(&mut maya, &reference).await, (length, SESSION + PAGE));
        take_and_release(&mut maya, &reference, 6).await;
    }
    let mut aisyah = world.logged_in(AISYAH).await;
    aisyah.answer(0, &[(DataField::Mobile, "081234567890")]).await;
    assert_eq!(aisyah.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let version = aisyah.put(path::DRAFT_KEY, &new_key(1)).await.json::<DraftView>().version;
    let reference = aisyah.submit(None, version, "changed").await.json::<RenewalView>().reference;
    take_and_release(&mut maya, &reference, 4).await;
    let unsigned = returning(Step::Letter, ReturnReason::Unsigned, "Stempel belum ada.");
    assert_eq!(maya.take_and(&reference, unsigned).await.status, 200);
    assert_eq!(aisyah.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let version = aisyah.draft().await.version;
    assert_eq!(aisyah.submit(Some(&reference), version, "completed").await.status, 200);
    let mut colleague = world.logged_in(AUTHORITY).await;
    assert_eq!(count(&mut colleague, &reference).await, (11, SESSION + PAGE + MORE));

    // A row of cases that wait for their holders takes its log alone.
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let mut costs = Vec::new();
    for (rows, email) in (1..).zip([SARI_MERANTI, "joko@merantikab.go.id"]) {
        let holder = staff.look_for(email).await.json::<HolderAnswer>().found.unwrap();
        let letter = staff.letter(&make::letter()).await;
        let filed = staff.file(FilingHolder::Known(holder.id), &letter, &format!("row{rows}")).await;
        assert_eq!(filed.status, 201);
        QUERIES.store(0, Ordering::Relaxed);
        assert_eq!(staff.get(path::HOLDER_ACTIONS).await.json::<HolderActions>().rows.len(), rows);
        costs.push(QUERIES.load(Ordering::Relaxed));
    }
    assert_eq!(costs[1], costs[0] + 1);
}

async fn take_and_release(officer: &mut Browser, reference: &str, times: usize) {
    for command in [OfficerCommand::Take, OfficerCommand::Release].into_iter().cycle().take(2 * times) {
        assert_eq!(officer.command(reference, command).await.status, 200);
    }
}

/// Returns the number of events in the case's history, and of queries for its page.
async fn count(officer: &mut Browser, reference: &str) -> (usize, usize) {
    QUERIES.store(0, Ordering::Relaxed);
    let view: CaseView = officer.get(&path::with(path::CASE, reference)).await.json();
    (view.history.len(), QUERIES.load(Ordering::Relaxed))
}
