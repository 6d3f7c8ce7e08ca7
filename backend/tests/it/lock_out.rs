//! Strangers who try to get in, or to keep others out: they get nowhere, and the rightful holder always has a way in.

use axum::http::Method;
use domain::api::{Challenge, EmailConfirmation, LinkRequest, LoginToken, NewPassword, path};
use domain::person::DataField;
use domain::problem::Fault;

use crate::harness::{Answer, Browser, World};

const SARI: &str = "sari@pekalongankota.go.id";
const SARIS_NIP: &str = "198804122013032041";
const WAHYU: &str = "wahyu@pekalongankota.go.id";
const RIGHT: &str = "gunung-biru-42";
const NEW: &str = "teluk-hijau-77";

async fn ask_link(browser: &mut Browser, identifier: &str) -> Answer {
    browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: identifier.to_owned() }).await
}

async fn set_password(browser: &mut Browser, link: &str, password: &str) -> Answer {
    let body = NewPassword { link: link.to_owned(), password: password.to_owned() };
    browser.put(path::ACCOUNT_PASSWORD, &body).await
}

async fn token(browser: &mut Browser, challenge: &str, token: &str) -> Answer {
    let body = LoginToken { challenge: challenge.to_owned(), token: token.to_owned() };
    browser.post(path::LOGIN_TOKEN, &body).await
}

/// Tries wrong passwords until told to wait; answers how many were judged.
async fn guess(browser: &mut Browser, identifier: &str) -> usize {
    for tries in 0..1000 {
        match browser.first_part(identifier, "tebak").await.status {
            401 => {}
            429 => return tries,
            status => panic!("{status}"),
        }
    }
    panic!("a thousand tries")
}

#[tokio::test]
async fn a_stranger_elsewhere_locks_nobody_out() {
    let world = World::new().await;
    let mut stranger = world.browser_at("203.0.113.66");
    assert_eq!(guess(&mut stranger, SARI).await, 5);
    // A whole night of it.
    for _ in 0..40 {
        world.clock.pass(900);
        assert_eq!(guess(&mut stranger, SARI).await, 1);
    }
    // In the morning Sari sits at a new computer.
    let mut sari = world.browser_at("198.51.100.7");
    assert_eq!(sari.first_part(SARI, RIGHT).await.status, 200);
}

#[tokio::test]
async fn what_is_typed_makes_no_second_counter() {
    let world = World::new().await;
    let mut stranger = world.browser_at("203.0.113.66");
    assert_eq!(guess(&mut stranger, SARI).await, 5);
    assert_eq!(guess(&mut stranger, SARIS_NIP).await, 0);
    assert_eq!(guess(&mut stranger, "bima@pekalongankota.go.id").await, 5, "another person");
}

#[tokio::test]
async fn many_strangers_are_outrun_by_a_mailed_link() {
    let world = World::new().await;
    let mut judged = 0;
    for number in 0..40 {
        let mut stranger = world.browser_at(&format!("203.0.{number}.66"));
        judged += guess(&mut stranger, SARI).await;
        for _ in 0..3 {
            assert_eq!(ask_link(&mut stranger, SARI).await.status, 202);
        }
    }
    assert_eq!(judged, 30, "of two hundred");
    assert_eq!(world.mails(SARI).await.len(), 10, "of a hundred and twenty");

    let mut sari = world.browser_at("198.51.100.7");
    assert_eq!(sari.first_part(SARI, RIGHT).await.status, 429, "nobody can tell her from them");
    // Whoever asked for it: the newest link is hers.
    assert_eq!(ask_link(&mut sari, SARI).await.status, 202);
    let link = world.link_for(SARI).await;
    assert_eq!(set_password(&mut sari, &link, NEW).await.status, 204);
    // Strangers go on; her device is known.
    assert!(guess(&mut world.browser_at("203.0.113.67"), SARI).await > 0);
    let mut stranger = world.browser_at("203.0.114.66");
    while guess(&mut stranger, SARI).await > 0 {
        stranger = world.browser_at(&format!("203.1.{judged}.66"));
        judged += 1;
    }
    let challenge: Challenge = sari.first_part(SARI, NEW).await.json();
    assert_eq!(token(&mut sari, &challenge.challenge, &world.code_for(SARI).await).await.status, 200);
    // And the next link comes when she asks for it.
    let before = world.mails(SARI).await.len();
    ask_link(&mut sari, SARI).await;
    assert_eq!(world.mails(SARI).await.len(), before + 1);
}

#[tokio::test]
async fn activation_knows_its_device() {
    let world = World::new().await;
    let mut wahyu = world.browser_at("198.51.100.7");
    ask_link(&mut wahyu, WAHYU).await;
    let link = world.link_for(WAHYU).await;
    let answer = set_password(&mut wahyu, &link, NEW).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-perbarui-device="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=31536000"), "{cookie}");
    // Somebody beside him, behind the same address, guesses.
    assert_eq!(guess(&mut world.browser_at("198.51.100.7"), WAHYU).await, 5);
    assert_eq!(wahyu.first_part(WAHYU, NEW).await.status, 200);
    // A link that is no link makes no device known.
    assert!(!set_password(&mut world.browser_at("198.51.100.7"), &link, NEW).await.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn a_device_that_locked_itself_is_freed_by_a_link() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(guess(&mut sari, SARI).await, 5);
    ask_link(&mut sari, SARI).await;
    let link = world.link_for(SARI).await;
    assert_eq!(set_password(&mut sari, &link, NEW).await.status, 204);
    assert_eq!(sari.first_part(SARI, NEW).await.status, 200);
}

#[tokio::test]
async fn one_address_can_not_try_everybody() {
    let world = World::new().await;
    let office = "198.51.100.7";
    let mut known = world.browser_at(office);
    known.log_in(&world, SARI).await;
    let mut pending = world.browser_at(office);
    let challenge: Challenge = pending.first_part("bima@pekalongankota.go.id", RIGHT).await.json();
    let code = world.code_for("bima@pekalongankota.go.id").await;

    let mut stranger = world.browser_at(office);
    for number in 0..95 {
        assert_eq!(stranger.first_part(&format!("orang{number}@x.go.id"), RIGHT).await.status, 401);
    }
    // Those who get in cost nothing.
    for name in ["joko", "ratna", "verifikator"] {
        let answer = world.browser_at(office).first_part(&format!("{name}@pekalongankota.go.id"), RIGHT).await;
        assert_eq!(answer.status, 200, "{name} {}", answer.text());
    }
    assert_eq!(ask_link(&mut stranger, "orang@x.go.id").await.status, 202);
    assert_eq!(token(&mut stranger, "guessed", "123456").await.status, 422);
    assert_eq!(set_password(&mut stranger, "guessed", NEW).await.status, 422);
    for number in 0..2 {
        assert_eq!(stranger.first_part(&format!("lagi{number}@x.go.id"), RIGHT).await.status, 401);
    }
    for answer in [
        stranger.first_part("lagi@x.go.id", RIGHT).await,
        stranger.first_part("joko@pekalongankota.go.id", RIGHT).await,
        ask_link(&mut stranger, "joko@pekalongankota.go.id").await,
        token(&mut stranger, "guessed", "123456").await,
        set_password(&mut stranger, "guessed", NEW).await,
    ] {
        assert_eq!((answer.status, answer.header("retry-after")), (429, "2"));
        assert_eq!(answer.problem().problems[0].fault, Fault::TooManyTries(2));
    }
    // Who sits beside the stranger is not concerned, on a device of their own or with the token at hand.
    assert_eq!(known.first_part(SARI, RIGHT).await.status, 200);
    assert_eq!(token(&mut pending, &challenge.challenge, &code).await.status, 200);
    assert_eq!(world.browser_at("198.51.100.8").first_part("joko@pekalongankota.go.id", RIGHT).await.status, 200);
    world.clock.pass(2);
    assert_eq!(stranger.first_part("lagi@x.go.id", RIGHT).await.status, 401, "one more each two seconds");
    assert_eq!(stranger.first_part("lagi@x.go.id", RIGHT).await.status, 429);
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_has_an_address_of_their_own() {
    let world = World::new().await;
    let through = |proxy: &str, client: &str| {
        let mut browser = world.browser_at(proxy);
        browser.headers.insert("x-forwarded-for", client.parse().unwrap());
        browser
    };
    assert_eq!(guess(&mut through("127.0.0.1", "203.0.113.66"), SARI).await, 5);
    assert_eq!(guess(&mut through("127.0.0.1", "203.0.113.66"), SARI).await, 0);
    assert_eq!(guess(&mut through("127.0.0.1", "203.0.113.67"), SARI).await, 5);
    assert_eq!(guess(&mut through("127.0.0.1", "198.51.100.1, 203.0.113.67"), SARI).await, 0, "the client's own word");
    assert_eq!(guess(&mut through("192.0.2.1", "203.0.113.68"), SARI).await, 5);
    assert_eq!(guess(&mut through("192.0.2.1", "203.0.113.69"), SARI).await, 0, "nobody's proxy");
}

#[tokio::test]
async fn a_clock_that_was_wrong_locks_nobody_out() {
    let world = World::new().await;
    let mut sari = world.browser_at("198.51.100.7");
    let two_days = 2 * 24 * 3600;
    world.clock.pass(two_days);
    assert_eq!(guess(&mut sari, SARI).await, 5);
    for _ in 0..5 {
        ask_link(&mut sari, WAHYU).await;
    }
    // Set right again.
    world.clock.pass(-two_days);
    assert_eq!(sari.first_part(SARI, RIGHT).await.status, 200);
    let before = world.mails(WAHYU).await.len();
    ask_link(&mut sari, WAHYU).await;
    assert_eq!(world.mails(WAHYU).await.len(), before + 1);
}

#[tokio::test]
async fn what_is_not_judged_counts_against_nobody() {
    let world = World::new().await;
    let mut sari = world.browser_at("198.51.100.7");
    // A hash that can't be read: an error of ours, as a queue that is full.
    let mut tx = world.app.db.begin().await.unwrap();
    let person = backend::db::people::find_by_identifier(&mut *tx, SARI).await.unwrap().unwrap();
    let hash = person.password_hash.unwrap();
    backend::db::people::set_password(&mut tx, person.id, "no hash").await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..20 {
        assert_eq!(sari.first_part(SARI, RIGHT).await.status, 500);
    }
    let mut tx = world.app.db.begin().await.unwrap();
    backend::db::people::set_password(&mut tx, person.id, &hash).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(guess(&mut sari, SARI).await, 5);
}

#[tokio::test]
async fn nobody_in_particular_sends_large_bodies() {
    let world = World::new().await;
    let large = "a".repeat(20_000);
    let mut stranger = world.browser();
    assert_eq!(stranger.first_part(SARI, &large).await.status, 413);
    assert_eq!(token(&mut stranger, &large, "123456").await.status, 413);
    assert_eq!(ask_link(&mut stranger, &large).await.status, 413);
    assert_eq!(set_password(&mut stranger, &large, NEW).await.status, 413);
}

#[tokio::test]
async fn codes_for_a_new_address_are_few_a_day() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let version = sari.draft().await.version;
    sari.answer(version, &[(DataField::Email, "sari.w@pekalongankota.go.id")]).await.json::<serde_json::Value>();
    let wrong = EmailConfirmation { code: "000000".to_owned() };
    let (mut mails, mut guesses) = (0, 0);
    // Half a day without a pause but for those that are asked for anyway; the session is kept alive meanwhile.
    for round in 0..60 {
        mails += usize::from(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status == 204);
        for _ in 0..5 {
            let answer = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &wrong).await;
            guesses += usize::from(matches!(answer.problem().problems[0].fault, Fault::WrongCode(_)));
        }
        world.clock.pass(30);
        assert!(mails <= 10 && guesses <= 20, "{mails} mails, {guesses} guesses in round {round}");
    }
    assert_eq!((mails, guesses), (10, 20));
    let refused = sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await;
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 1800, "{}", refused.header("retry-after"));

    world.clock.pass(3 * 3600);
    sari.log_in(&world, SARI).await;
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 204, "one more each 2.4 hours");
    let answer = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &wrong).await;
    assert_eq!(answer.problem().problems[0].fault, Fault::WrongCode(4), "one more each 1.2 hours");
}
