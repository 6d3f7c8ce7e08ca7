//! A clock that was a year ahead and was set right: nobody waits until it catches up, and nothing is lost.

use axum::http::Method;
use backend::app::issuance::issue;
use backend::app::retention;
use domain::api::{LinkRequest, path};
use domain::moment::DAY;
use domain::person::DataField;

use crate::harness::{Browser, World};
use crate::messages::write;
use crate::monitoring::stuck;
use crate::smtp::{Mood, Server};
use crate::wizard::{SARI, VERIFIER};

const BIMA: &str = "bima@pekalongankota.go.id";
const YEAR: i64 = 365 * DAY;

#[tokio::test]
async fn a_wrong_clock_delays_no_code() {
    let world = World::new().await;
    world.clock.pass(YEAR);
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[(DataField::Email, "sari.w@pekalongankota.go.id")]).await.json::<serde_json::Value>();
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    world.clock.pass(-YEAR);
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    let refused = sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "60"), "but at the right pace");
}

#[tokio::test]
async fn limits_ignore_times_of_a_wrong_clock() {
    let world = World::new().await;
    world.clock.pass(YEAR);
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let say = async |sari: &mut Browser, number: u32| {
        write(sari, path::RENEWAL_MESSAGES, &reference, "Kapan?", &format!("message-{number}")).await
    };
    for number in 0..20 {
        assert_eq!(say(&mut sari, number).await.status, 200);
    }
    assert_eq!(say(&mut sari, 20).await.status, 429);
    world.clock.pass(-YEAR);
    for number in 21..41 {
        let sent = say(&mut sari, number).await;
        assert_eq!(sent.status, 200, "{}", sent.text());
    }
    let refused = say(&mut sari, 41).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "3600"));

    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    // Nine more of the year that was not.
    world
        .run(
            "INSERT INTO renewals (reference, agency, standard, holder, version, stage, since, submitted_at, received, open)
             SELECT 'ABCD-000' || value, agency, standard, holder, version, stage, since, submitted_at, received, open
             FROM renewals, json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9]')",
        )
        .await;
    let version = sari.fill(1).await.version;
    assert_eq!(sari.submit(None, version, "right").await.status, 201);
}

#[tokio::test]
async fn orders_and_mails_are_tried_at_once_after_a_wrong_clock() {
    let (world, reference) = stuck().await;
    world.clock.pass(YEAR);
    issue::issue_due(&world.app).await.unwrap();
    assert_eq!(world.count("orders WHERE attempts = 2").await, 1);
    let mut verifier = world.logged_in(VERIFIER).await;
    let server = Server::start().await;
    let sender = server.sender(&world);
    sender.send_due(&world.app).await.unwrap();
    // One news arrives, one letter is put off.
    write(&mut verifier, path::CASE_MESSAGES, &reference, "Sebentar.", "ahead").await.json::<serde_json::Value>();
    sender.send_due(&world.app).await.unwrap();
    server.mood(BIMA, Mood::Later(1));
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: BIMA.to_owned() }).await;
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(world.count("outbox WHERE attempts = 1 AND sent_at IS NULL").await, 1);

    world.clock.pass(-YEAR);
    issue::issue_due(&world.app).await.unwrap();
    assert_eq!(world.count("orders WHERE attempts = 3").await, 1);
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(world.count("outbox WHERE sent_at IS NULL").await, 0);
    write(&mut verifier, path::CASE_MESSAGES, &reference, "Sudah.", "right").await.json::<serde_json::Value>();
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(world.count("outbox WHERE sent_at IS NULL").await, 1, "a quarter of an hour after the last");
    world.clock.pass(15 * 60);
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(world.count("outbox WHERE sent_at IS NULL").await, 0);
}

#[tokio::test]
async fn a_clock_jump_gives_up_no_untried_mail() {
    let world = World::new().await;
    world.mail_at_once(&[VERIFIER]).await;
    world.logged_in(SARI).await.apply(0).await;
    world.run("DELETE FROM outbox WHERE sent_at IS NOT NULL").await;
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let waiting = world.count("outbox WHERE sent_at IS NULL").await;
    assert!(waiting > 2);
    let server = Server::start().await;
    server.mood(VERIFIER, Mood::Later(1));
    world.clock.pass(YEAR);
    let sender = server.sender(&world);
    sender.send_due(&world.app).await.unwrap();
    world.clock.pass(30);
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(world.count("outbox WHERE given_up_at IS NOT NULL").await, 0);
    assert_eq!(i64::try_from(server.taken().len()).unwrap(), waiting);
}

#[tokio::test]
async fn a_clock_jump_erases_nothing() {
    let world = World::new().await;
    let retention = retention::Retention::default();
    world.logged_in(SARI).await.fill(0).await;
    retention.round(&world.app).await.unwrap();
    world.clock.pass(YEAR);
    for _ in 0..23 {
        retention.round(&world.app).await.unwrap();
        world.clock.pass(3600);
    }
    world.logged_in(SARI).await;
    retention.round(&world.app).await.unwrap();
    assert_eq!(world.count("drafts").await, 1);
    world.clock.pass(-YEAR);
    retention.round(&world.app).await.unwrap();
    assert_eq!(world.count("drafts").await, 1);
    // Time that passes as it should is believed.
    for _ in 0..20 {
        world.clock.pass(10 * DAY);
        retention.round(&world.app).await.unwrap();
    }
    assert_eq!(world.count("drafts").await, 0);
}
