//! Limits by address, also behind a proxy, and daily limits per person.

use axum::http::Method;
use domain::api::{EmailConfirmation, LinkAnswer, path};
use domain::person::{DataField, FilePurpose};
use domain::problem::Fault;

use crate::harness::{Browser, World};
use crate::lockout::{ask_link, guess, set_password};
use crate::wizard::new_upload;

const SARI: &str = "sari@pekalongankota.go.id";
const RIGHT: &str = "gunung-biru-42";
const NEW: &str = "teluk-hijau-77";

#[tokio::test]
async fn one_address_can_not_attack_many_accounts() {
    let world = World::new().await;
    let office = "198.51.100.7";
    let mut known = world.browser_at(office);
    known.log_in(&world, SARI).await;
    let mut pending = world.browser_at(office);
    pending.first_part("bima@pekalongankota.go.id", RIGHT).await;
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
    assert_eq!(stranger.enter_token("123456").await.status, 422);
    assert_eq!(set_password(&mut stranger, "guessed", NEW).await.status, 422);
    assert_eq!(stranger.by_link("guessed".to_owned(), false).await.status, 404);
    for number in 0..1 {
        assert_eq!(stranger.first_part(&format!("lagi{number}@x.go.id"), RIGHT).await.status, 401);
    }
    for answer in [
        stranger.first_part("lagi@x.go.id", RIGHT).await,
        stranger.first_part("joko@pekalongankota.go.id", RIGHT).await,
        stranger.enter_token("123456").await,
        set_password(&mut stranger, "guessed", NEW).await,
        stranger.by_link("guessed".to_owned(), false).await,
    ] {
        assert_eq!((answer.status, answer.header("retry-after")), (429, "2"));
        assert_eq!(answer.problem().problems[0].fault, Fault::TooManyTries(2));
    }
    // Whoever sits beside the stranger has a way in, on a new device, too.
    assert_eq!(ask_link(&mut stranger, "tidak.ada@x.go.id").await.status, 202, "the same for nobody");
    let mut joko = world.browser_at(office);
    assert_eq!(ask_link(&mut joko, "joko@pekalongankota.go.id").await.status, 202);
    let link = world.link_for("joko@pekalongankota.go.id").await;
    assert_eq!(set_password(&mut joko, &link, NEW).await.status, 204);
    assert_eq!(joko.first_part("joko@pekalongankota.go.id", NEW).await.status, 200);
    // Who sits beside the stranger is not concerned, on a device of their own or with the token at hand.
    assert_eq!(known.first_part(SARI, RIGHT).await.status, 200);
    assert_eq!(pending.enter_token(&code).await.status, 200);
    assert_eq!(world.browser_at("198.51.100.8").first_part("joko@pekalongankota.go.id", NEW).await.status, 200);
    world.clock.pass(2);
    assert_eq!(stranger.first_part("lagi@x.go.id", RIGHT).await.status, 401, "one more each two seconds");
    assert_eq!(stranger.first_part("lagi@x.go.id", RIGHT).await.status, 429);
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_has_its_own_address() {
    let world = World::behind("127.0.0.1").await;
    let through = |proxy: &str, client: &str| through(&world, proxy, client);
    assert_eq!(guess(&mut through("127.0.0.1", "203.0.113.66"), SARI).await, 5);
    assert_eq!(guess(&mut through("127.0.0.1", "203.0.113.66"), SARI).await, 0);
    assert_eq!(guess(&mut through("127.0.0.1", "203.0.113.67"), SARI).await, 5);
    assert_eq!(guess(&mut through("127.0.0.1", "198.51.100.1, 203.0.113.67"), SARI).await, 0, "the client's own word");
    assert_eq!(guess(&mut through("192.0.2.1", "203.0.113.68"), SARI).await, 5);
    assert_eq!(guess(&mut through("192.0.2.1", "203.0.113.69"), SARI).await, 0, "nobody's proxy");
}

#[tokio::test]
async fn links_are_counted_by_person_if_an_attacker_shares_the_address() {
    let world = World::new().await;
    let mut stranger = world.browser_at("198.51.100.7");
    for number in 0..100 {
        stranger.first_part(&format!("orang{number}@x.go.id"), RIGHT).await;
    }
    assert_eq!(stranger.first_part("lagi@x.go.id", RIGHT).await.status, 429);
    for _ in 0..12 {
        assert_eq!(ask_link(&mut stranger, SARI).await.status, 202);
    }
    assert_eq!(world.mails(SARI).await.len(), 5, "as many as one address gets for her");
    let tries = world.count("login_attempts").await;
    for number in 0..12 {
        assert_eq!(ask_link(&mut stranger, &format!("orang{number}@x.go.id")).await.status, 202);
    }
    assert!(world.count("login_attempts").await <= tries + 2, "what nobody is called leaves nothing");
}

/// Failures for other reasons than the password are not counted.
#[tokio::test]
async fn unjudged_attempts_do_not_count() {
    let world = World::new().await;
    let mut office = world.browser_at("198.51.100.7");
    world
        .run("CREATE TRIGGER full BEFORE INSERT ON login_attempts BEGIN SELECT RAISE(ABORT, 'as if the disk were full'); END")
        .await;
    for _ in 0..60 {
        assert_eq!(office.first_part(SARI, RIGHT).await.status, 500);
        assert_eq!(ask_link(&mut office, SARI).await.status, 500);
    }
    world.run("DROP TRIGGER full").await;
    assert_eq!(office.first_part(SARI, RIGHT).await.status, 200);
}

/// A browser behind this proxy, which names this client.
fn through(world: &World, proxy: &str, client: &str) -> Browser {
    let mut browser = world.browser_at(proxy);
    browser.headers.insert("x-forwarded-for", client.parse().unwrap());
    browser
}

/// Not even the machine itself is trusted by default: a proxy there may pass on what the client invented.
#[tokio::test]
async fn no_proxy_is_trusted_by_default() {
    let world = World::new().await;
    for proxy in ["127.0.0.1", "::1", "10.0.0.1"] {
        assert_eq!(guess(&mut through(&world, proxy, "203.0.113.66"), SARI).await, 5, "{proxy}");
        assert_eq!(guess(&mut through(&world, proxy, "203.0.113.67"), SARI).await, 0, "{proxy}");
    }
}

#[tokio::test]
async fn large_bodies_need_a_log_in() {
    let world = World::new().await;
    let large = "a".repeat(20_000);
    let mut stranger = world.browser();
    assert_eq!(stranger.first_part(SARI, &large).await.status, 413);
    assert_eq!(stranger.enter_token(&large).await.status, 413);
    assert_eq!(ask_link(&mut stranger, &large).await.status, 413);
    assert_eq!(set_password(&mut stranger, &large, NEW).await.status, 413);
    let answer = LinkAnswer { link: large, agree: true };
    assert_eq!(stranger.post(path::PROPOSAL_ANSWER, &answer).await.status, 413);
}

#[tokio::test]
async fn codes_for_a_new_address_are_limited() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let version = sari.draft().await.version;
    sari.answer(version, &[(DataField::Email, "sari.w@pekalongankota.go.id")]).await.json::<serde_json::Value>();
    let wrong = EmailConfirmation { code: "000000".to_owned() };
    let (mut mails, mut guesses) = (0, 0);
    // Half a day without a pause but for those that are asked for anyway; the session is kept alive meanwhile.
    for round in 0..60 {
        mails += usize::from(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status == 200);
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
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200, "one more each 2.4 hours");
    let answer = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &wrong).await;
    assert_eq!(answer.problem().problems[0].fault, Fault::WrongCode(4), "one more each 1.2 hours");
}

#[tokio::test]
async fn begun_uploads_are_limited() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[]).await.json::<serde_json::Value>();
    let mut begin = async |number: u32| {
        let letter = number.to_be_bytes();
        sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await
    };
    for number in 0..100 {
        assert_eq!(begin(number).await.status, 200);
    }
    let refused = begin(100).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "300"), "{}", refused.text());
    assert_eq!(begin(99).await.status, 200, "whoever goes on with one begins none");
    world.clock.pass(300);
    assert_eq!(begin(100).await.status, 200);
    assert_eq!(begin(101).await.status, 429);
}
