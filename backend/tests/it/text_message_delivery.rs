//! How text messages reach the gateway: signed, repeated with the same id, given up after a day, and beside everything else.

use std::sync::Arc;
use std::time::Duration;

use backend::app::short_lived;
use backend::config::Config;
use backend::db::text_messages::{self, NewTextMessage};
use domain::api::{LinkRequest, path};
use domain::language::Language::Indonesian;
use domain::moment::DAY;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::gateway::{Delivery, Gateway, Reply, SECRET, deliver, sender};
use crate::harness::World;
use crate::wizard::SARI;

/// Another one.
const NEW_SECRET: &str = "whsec_bmV1ZXMgR2VoZWltbmlzIGRlcyBHYXRld2F5cw==";

impl World {
    /// Puts so many text messages to Sari into the outbox, who turned them on.
    async fn texts(&self, count: usize) {
        let sql = "SELECT id FROM people WHERE email = $1";
        let person = sqlx::query_scalar(sql).bind(SARI).fetch_one(self.app.db.read()).await.unwrap();
        let now = self.app.now();
        let mut tx = self.app.db.begin().await.unwrap();
        for nth in 0..count {
            let new = NewTextMessage {
                message_id: format!("pesan-{nth}"),
                person: PersonId(person),
                agency: &AgencyId("kota-pekalongan".to_owned()),
                kind: "application.returned",
                language: Indonesian,
                text: "Perbarui: ada yang perlu dilengkapi",
                expires_at: now.plus_days(1),
            };
            text_messages::enqueue(&mut tx, new, now).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Seconds until the next attempt.
    async fn next_text(&self) -> i64 {
        let next = text_messages::next_try(&mut self.app.db.read().acquire().await.unwrap()).await.unwrap();
        next.unwrap().seconds_since(self.app.now())
    }
}

#[tokio::test]
async fn a_failed_attempt_is_repeated_with_the_same_id_and_a_new_time() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    world.texts(1).await;
    gateway.answers(&[Reply::Status(500), Reply::Redirect, Reply::Nothing, Reply::Status(401), Reply::Status(200)]);
    let sender = sender(&world, Duration::from_millis(300));
    let mut waits = Vec::new();
    while world.count("text_messages WHERE sent_at IS NULL").await > 0 {
        sender.send_due(&world.app).await.unwrap();
        if world.count("text_messages WHERE sent_at IS NULL").await > 0 {
            // Not before its time.
            sender.send_due(&world.app).await.unwrap();
            waits.push(world.next_text().await);
            world.clock.pass(*waits.last().unwrap());
        }
    }
    assert_eq!(waits, [30, 60, 120, 240]);
    let taken = gateway.taken();
    assert_eq!(taken.len(), 5, "one request an attempt: the redirect was not followed");
    let first: &Delivery = &taken[0];
    assert!(taken.iter().all(|one| (&one.id, &one.body, &one.path) == (&first.id, &first.body, &first.path)));
    let since: Vec<i64> = taken.iter().map(|one| one.timestamp - first.timestamp).collect();
    assert_eq!(since, [0, 30, 90, 210, 450]);
}

#[tokio::test]
async fn a_message_is_given_up_after_a_day_and_nothing_of_it_is_kept_for_long() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    world.texts(1).await;
    gateway.answers(&[Reply::Status(503); 40]);
    let mut passed = 0;
    while world.count("text_messages WHERE given_up_at IS NULL").await > 0 {
        deliver(&world).await;
        if world.count("text_messages WHERE given_up_at IS NULL").await > 0 {
            let wait = world.next_text().await;
            assert!((1..=3600).contains(&wait), "{wait}");
            world.clock.pass(wait);
            passed += wait;
        }
    }
    assert!((DAY..DAY + 3600).contains(&passed), "{passed}");
    assert_eq!(world.count("text_messages WHERE text = ''").await, 1);
    let attempts = gateway.taken().len();
    deliver(&world).await;
    assert_eq!(gateway.taken().len(), attempts);

    let rows = async |days: i64| {
        world.clock.pass(days * DAY);
        short_lived::sweep(&world.app).await.unwrap();
        world.count("text_messages").await
    };
    assert_eq!((rows(30).await, rows(1).await), (1, 0));
    // Where there is no gateway any more, too.
    world.texts(1).await;
    assert_eq!((rows(1).await, world.count("text_messages WHERE text = ''").await), (1, 1));
}

#[tokio::test]
async fn delivered_messages_are_deleted_after_two_weeks() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    world.texts(20).await;
    deliver(&world).await;
    assert_eq!((gateway.taken().len(), world.count("text_messages WHERE text = ''").await), (20, 20));
    world.clock.pass(14 * DAY);
    short_lived::sweep(&world.app).await.unwrap();
    assert_eq!(world.count("text_messages").await, 20);
    world.clock.pass(1);
    short_lived::sweep(&world.app).await.unwrap();
    assert_eq!(world.count("text_messages").await, 0);
}

#[tokio::test]
async fn a_gateway_that_hangs_delays_no_mail_and_is_not_tried_for_every_message() {
    let mut gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    world.texts(50).await;
    gateway.answers(&[Reply::Nothing; 50]);
    let (hanging, app) = (Arc::new(sender(&world, Duration::from_mins(10))), world.app.clone());
    let sending = tokio::spawn(async move { hanging.send_due(&app).await });
    for _ in 0..8 {
        gateway.arrivals.recv().await.unwrap();
    }
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    assert_eq!(world.mails(SARI).await.len(), 1, "while eight are waited for");
    sending.abort();
    assert_eq!(world.count("text_messages WHERE attempts > 0").await, 8);
}

#[tokio::test]
async fn a_delivery_that_cannot_be_recorded_is_not_repeated_at_once() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    world.texts(1).await;
    world
        .run("CREATE TRIGGER full BEFORE UPDATE OF sent_at ON text_messages BEGIN SELECT RAISE(ABORT, 'as if full'); END")
        .await;
    let sender = sender(&world, Duration::from_secs(20));
    assert!(sender.send_due(&world.app).await.is_err());
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(gateway.taken().len(), 1);
    world.run("DROP TRIGGER full").await;
    world.clock.pass(30);
    sender.send_due(&world.app).await.unwrap();
    let ids: Vec<String> = gateway.taken().into_iter().map(|one| one.id).collect();
    assert_eq!(ids, ["pesan-0", "pesan-0"], "the gateway can tell that it is the same");
}

#[tokio::test]
async fn while_a_secret_is_replaced_both_sign() {
    for secret in [SECRET, NEW_SECRET] {
        let gateway = Gateway::start(secret).await;
        let world = World::with_gateway(&gateway.url, &format!("{NEW_SECRET} {SECRET}")).await;
        world.texts(1).await;
        deliver(&world).await;
        assert_eq!(gateway.taken().len(), 1);
    }
    let gateway = Gateway::start("whsec_YW5kZXJlcyBHZWhlaW1uaXMsIGFuZGVyZXI=").await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    world.texts(1).await;
    deliver(&world).await;
    assert_eq!((gateway.taken(), world.count("text_messages WHERE sent_at IS NULL").await), (vec![], 1));
}

#[tokio::test]
async fn doctor_checks_the_gateway() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let config = (*world.app.config).clone();
    for (config, found) in [
        (Config { webhook_url: None, webhook_secret: None, ..config.clone() }, "OK    gateway      none"),
        (config.clone(), "OK    gateway      it answers"),
        (
            Config { webhook_url: Some(format!("http://{nobody}").as_str().into()), ..config.clone() },
            "FAIL  gateway      ",
        ),
        (
            Config { webhook_url: Some("http://gateway.test".into()), ..config.clone() },
            "FAIL  gateway      PERBARUI_WEBHOOK_URL",
        ),
        (
            Config { webhook_secret: Some("rahasia".into()), ..config.clone() },
            "FAIL  gateway      PERBARUI_WEBHOOK_SECRET",
        ),
    ] {
        let findings = backend::cli::doctor::check(&config, world.app.now()).await;
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(lines.iter().any(|line| line.starts_with(found)), "{found}: {lines:#?}");
        assert!(lines.iter().all(|line| !line.contains("rahasia") && !line.contains("gateway.test")));
    }
    assert_eq!(gateway.taken(), []);
}
