//! One failure delays nothing else, and changes are complete or not made.

use backend::app::administration::proposals::due;
use backend::app::issuance::issue;
use domain::administration::PROPOSAL_LIFETIME_SECS;
use domain::api::{CaseView, Officers, RenewalStatus};
use domain::standard::Role;

use crate::administration::ADMIN;
use crate::by_hand::approve;
use crate::harness::{World, shared_authority};
use crate::test_authorities::{crashing, holding};
use crate::wizard::{SARI, VERIFIER};

const JOKO: &str = "joko@pekalongankota.go.id";
const RIGHT: &str = "gunung-biru-42";

impl World {
    /// The first row of this table, by this key, can't be written any more.
    async fn poison(&self, table: &str, key: &str) {
        self.run(&format!(
            "CREATE TRIGGER poisoned BEFORE UPDATE ON {table} WHEN OLD.{key} = (SELECT MIN({key}) FROM {table})
             BEGIN SELECT RAISE(ABORT, 'as if damaged'); END"
        ))
        .await;
    }
}

#[tokio::test]
async fn an_unrecordable_failure_of_an_order_delays_no_other() {
    let world = World::new().await;
    let mut references = Vec::new();
    for (nth, holder) in [SARI, JOKO].into_iter().enumerate() {
        references.push(world.logged_in(holder).await.apply(nth).await);
    }
    let world = world.with_authority(crashing());
    let mut verifier = world.logged_in(VERIFIER).await;
    for reference in &references {
        verifier.take_and(reference, approve()).await.json::<CaseView>();
    }
    assert_eq!(world.count("orders WHERE attempts = 1").await, 2);
    world.clock.pass(3600);
    world.poison("orders", "renewal").await;
    assert!(issue::issue_due(&world.app).await.is_err(), "the job tells that something failed");
    assert_eq!(world.count("orders WHERE attempts = 2").await, 1, "the other was tried");
}

#[tokio::test]
async fn a_failing_proposal_delays_no_other() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    for (name, email) in [("Sari Wulandari", SARI), ("Joko Susilo", JOKO)] {
        admin.invite(name, email, &[Role::Verifier]).await.json::<Officers>();
    }
    assert_eq!(admin.proposals().await.rows.len(), 2);
    world.clock.pass(PROPOSAL_LIFETIME_SECS);
    world.poison("proposals", "id").await;
    assert!(due::carry_out_due(&world.app).await.is_err(), "the job tells that something failed");
    world.run("DROP TRIGGER poisoned").await;
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(admin.proposals().await.rows.len(), 1, "the other was discarded");
}

#[tokio::test]
async fn no_certificate_is_recorded_for_a_holder_put_on_hold_meanwhile() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let holding = holding(world.app.clone());
    let world = world.with_authority(holding);
    let approved: CaseView = world.logged_in(VERIFIER).await.take_and(&reference, approve()).await.json();
    assert_eq!(approved.status, RenewalStatus::InProcess);
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 0);
    assert_eq!(world.count("orders WHERE done = 0 AND attempts = 0").await, 1, "it waits, and is no failure");

    let world = world.with_authority(shared_authority());
    issue::issue_due(&world.app).await.unwrap();
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 0);
    world.clock.pass(3600);
    issue::issue_due(&world.app).await.unwrap();
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 1);
}

#[tokio::test]
async fn an_unanswered_log_in_is_rolled_back() {
    let world = World::new().await;
    let mut sari = world.browser();
    sari.first_part(SARI, RIGHT).await;
    let token = world.code_for(SARI).await;
    // What the answer tells of can't be read.
    world.run("ALTER TABLE delegations RENAME TO away").await;
    assert_eq!(sari.enter_token(&token).await.status, 500);
    world.run("ALTER TABLE away RENAME TO delegations").await;
    assert_eq!(world.count("sessions").await, 0);
    assert!(!sari.cookies.contains_key("__Host-perbarui"));
    assert_eq!(sari.enter_token(&token).await.status, 200, "the token was not used up");
}
