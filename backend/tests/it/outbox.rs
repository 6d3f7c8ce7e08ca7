//! The outbox: priorities, retries, expiry and deletion.

use std::sync::Arc;

use axum::http::Method;
use backend::cli::demo::PASSWORD;
use backend::db::outbox;
use backend::infra::mail::Priority;
use domain::api::{LinkRequest, path};
use domain::moment::DAY;

use crate::harness::World;
use crate::smtp::{Mood, Server, sender};
use crate::wizard::SARI;

const BIMA: &str = "bima@pekalongankota.go.id";

impl World {
    /// Puts so many notices to invented people into the outbox.
    async fn notices(&self, count: usize) {
        let writer = self.app.writer(&self.app.standards.all().remove(0).id).unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        for nth in 0..count {
            let mail = writer.waiting(&format!("petugas{nth}@contoh.go.id"), "ABCD-EFGH", None);
            outbox::enqueue(&mut tx, &mail, self.app.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    async fn ask_for_token(&self, who: &str) {
        assert_eq!(self.browser().first_part(who, PASSWORD).await.status, 200);
    }
}

#[tokio::test]
async fn codes_overtake_notices() {
    let world = World::new().await;
    let mut server = Server::stopped().await;
    let sender = server.sender(&world);
    world.notices(100).await;
    let app = world.app.clone();
    let sending = tokio::spawn(async move { sender.send_due(&app).await });
    server.take(20);
    for _ in 0..20 {
        server.arrivals.recv().await.unwrap();
    }
    // Eighty wait, four of them at the server's door. The log-in wakes the sender while they are.
    world.ask_for_token(SARI).await;
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: BIMA.to_owned() }).await;
    while server.most_open() < 6 {
        tokio::task::yield_now().await;
    }
    server.take(100);
    sending.await.unwrap().unwrap();
    let mails = server.taken();
    let place = |to: &str| mails.iter().position(|mail| mail.contains(&format!("To: {to}"))).unwrap();
    assert_eq!(mails.len(), 102);
    assert!(place(SARI) < 30, "the code was number {}", place(SARI));
    assert!(place(BIMA) < 30, "the link was number {}", place(BIMA));
    assert_eq!(server.most_open(), 6, "four for notices, and one each for the code and the link");
}

#[tokio::test]
async fn hanging_mails_delay_no_other() {
    let world = World::new().await;
    let mut server = Server::start().await;
    for nth in 0..3 {
        server.mood(&format!("petugas{nth}@contoh.go.id"), Mood::Hangs);
    }
    let (sender, app) = (server.sender(&world), world.app.clone());
    world.notices(20).await;
    let sending = tokio::spawn(async move { sender.send_due(&app).await });
    for _ in 3..20 {
        server.arrivals.recv().await.unwrap();
    }
    world.ask_for_token(SARI).await;
    assert!(server.arrivals.recv().await.unwrap().contains("Kode masuk"), "while three are being waited for");
    sending.abort();
}

#[tokio::test]
async fn hanging_notices_delay_nothing_more_urgent() {
    let world = World::new().await;
    let mut server = Server::start().await;
    (0..20).for_each(|nth| server.mood(&format!("petugas{nth}@contoh.go.id"), Mood::Hangs));
    let (sender, app) = (server.sender(&world), world.app.clone());
    world.notices(20).await;
    let sending = tokio::spawn(async move { sender.send_due(&app).await });
    world.ask_for_token(SARI).await;
    assert!(server.arrivals.recv().await.unwrap().contains("Kode masuk"));
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: BIMA.to_owned() }).await;
    assert!(server.arrivals.recv().await.unwrap().contains(BIMA));
    sending.abort();
}

#[tokio::test]
async fn a_closed_connection_is_retried_at_once() {
    let world = World::new().await;
    let server = Server::start().await;
    server.mood(SARI, Mood::BreaksOff(1));
    world.ask_for_token(SARI).await;
    server.sender(&world).send_due(&world.app).await.unwrap();
    assert_eq!(server.taken().len(), 1);
    assert_eq!(world.count("outbox WHERE attempts > 0").await, 0);
}

#[tokio::test]
async fn an_unreachable_server_is_not_tried_for_every_mail() {
    let world = World::new().await;
    world.notices(50).await;
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    sender(&world, &format!("smtp://{nobody}")).send_due(&world.app).await.unwrap();
    let tried = world.count("outbox WHERE attempts > 0").await;
    assert!((4..=8).contains(&tried), "{tried}");
    assert_eq!(world.count("outbox WHERE failure = 'unreachable'").await, tried);
    // A code is tried all the same, and everything goes once the server is there.
    let server = Server::start().await;
    world.ask_for_token(SARI).await;
    world.clock.pass(30);
    server.sender(&world).send_due(&world.app).await.unwrap();
    assert_eq!(server.taken().len(), 51);
}

#[tokio::test]
async fn a_code_is_retried_every_minute_until_it_expires() {
    let world = World::new().await;
    let server = Server::start().await;
    server.mood(SARI, Mood::Later(usize::MAX));
    let sender = server.sender(&world);
    world.ask_for_token(SARI).await;
    let mut passed = 0;
    let mut tried = Vec::new();
    while passed < 600 {
        sender.send_due(&world.app).await.unwrap();
        tried.push(passed);
        let next = outbox::next_try(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap().unwrap();
        let wait = next.seconds_since(world.app.now());
        world.clock.pass(wait);
        passed += wait;
    }
    assert_eq!(tried, [0, 30, 90, 150, 210, 270, 330, 390, 450, 510, 570]);
    // The server would take it now, but the code can't be used any more.
    server.mood(SARI, Mood::Later(0));
    sender.send_due(&world.app).await.unwrap();
    assert!(server.taken().is_empty());
    assert_eq!(world.count("outbox WHERE given_up_at IS NOT NULL AND body_text = '' AND body_html = ''").await, 1);
    assert_eq!(outbox::next_try(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap(), None);
}

#[tokio::test]
async fn a_sent_but_unrecorded_mail_is_not_sent_again() {
    let world = World::new().await;
    let server = Server::start().await;
    let sender = server.sender(&world);
    world.ask_for_token(SARI).await;
    let mut tx = world.app.db.begin().await.unwrap();
    let full = "CREATE TRIGGER full BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'as if the disk were full'); END";
    sqlx::query(full).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..3 {
        assert!(sender.send_due(&world.app).await.is_err());
    }
    assert_eq!(server.taken().len(), 1, "once and no more");
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("DROP TRIGGER full").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(server.taken().len(), 1);
    assert_eq!(world.count("outbox WHERE sent_at IS NOT NULL").await, 1);
}

#[tokio::test]
async fn a_reused_row_id_is_not_confused_with_a_mail_in_flight() {
    let world = World::new().await;
    world.notices(1).await;
    let under_way =
        backend::app::outbox::due(&world.app, world.app.now(), Priority::Notice, 1).await.unwrap().remove(0);
    // What it told was seen in the meantime, and another mail has its row now.
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("DELETE FROM outbox").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    world.notices(1).await;
    let other = backend::app::outbox::due(&world.app, world.app.now(), Priority::Notice, 1).await.unwrap().remove(0);
    assert_eq!(under_way.id, other.id);
    let mut tx = world.app.db.begin().await.unwrap();
    outbox::sent(&mut tx, &under_way.message_id, world.app.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.count("outbox WHERE sent_at IS NULL").await, 1);
}

#[tokio::test]
async fn sent_mails_are_deleted_after_two_weeks_and_given_up_ones_after_a_month() {
    let world = World::new().await;
    let server = Server::start().await;
    server.mood(BIMA, Mood::Refuses);
    let sender = Arc::new(server.sender(&world));
    for who in [SARI, BIMA] {
        world.ask_for_token(who).await;
    }
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(world.count("outbox WHERE failure = 'refused'").await, 1);
    let rows = async |days: i64| {
        world.clock.pass(days * DAY);
        sender.send_due(&world.app).await.unwrap();
        backend::app::short_lived::sweep(&world.app).await.unwrap();
        (
            world.count("outbox WHERE sent_at IS NOT NULL").await,
            world.count("outbox WHERE given_up_at IS NOT NULL").await,
        )
    };
    assert_eq!(rows(14).await, (1, 1));
    assert_eq!(rows(1).await, (0, 1));
    assert_eq!(rows(29).await, (0, 1));
    assert_eq!(rows(1).await, (0, 0));
}

#[tokio::test]
async fn ten_applications_a_day_are_allowed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    // And eight more like it.
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query(
        "INSERT INTO renewals (reference, agency, standard, holder, version, stage, since, submitted_at, received, open)
         SELECT 'ABCD-000' || value, agency, standard, holder, version, stage, since, submitted_at, received, open
         FROM renewals, json_each('[1, 2, 3, 4, 5, 6, 7, 8]')",
    )
    .execute(&mut *tx)
    .await
    .unwrap();
    sqlx::query("UPDATE renewals SET open = 0, stage = 'withdrawn'").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    world.clock.pass(60);
    let tenth = sari.apply(1).await;
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &tenth)).await.status, 200);

    let version = sari.fill(2).await.version;
    let answer = sari.submit(None, version, "eleventh").await;
    assert_eq!(answer.problem().status, 429);
    assert_eq!(answer.header("retry-after"), (DAY - 60).to_string());
    assert_eq!(sari.draft().await.version, version, "the draft is kept");
    world.clock.pass(DAY - 60);
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.submit(None, version, "eleventh").await.status, 201);
}
