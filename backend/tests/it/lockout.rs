//! Attackers can neither log in nor lock out the account's owner.

use domain::api::{LinkRequest, NewPassword, path};
use domain::problem::{Fault, Field, Problem};

use crate::harness::{Answer, Browser, World};

const SARI: &str = "sari@pekalongankota.go.id";
const SARIS_NIP: &str = "198804122013032041";
const WAHYU: &str = "wahyu@pekalongankota.go.id";
const RIGHT: &str = "gunung-biru-42";
const NEW: &str = "teluk-hijau-77";

pub async fn ask_link(browser: &mut Browser, identifier: &str) -> Answer {
    browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: identifier.to_owned() }).await
}

pub async fn set_password(browser: &mut Browser, link: &str, password: &str) -> Answer {
    let body = NewPassword { link: link.to_owned(), password: password.to_owned() };
    browser.put(path::ACCOUNT_PASSWORD, &body).await
}

fn check_problem(answer: &Answer, status: u16, field: Field, fault: Fault) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.problem().problems, [Problem::new(field, fault)]);
}

/// Returns another code than this one.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

/// Tries wrong passwords until it must wait; returns how many were judged.
pub async fn guess(browser: &mut Browser, identifier: &str) -> usize {
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
async fn a_stranger_locks_nobody_out() {
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
async fn spellings_of_an_identifier_share_a_counter() {
    let world = World::new().await;
    let mut stranger = world.browser_at("203.0.113.66");
    assert_eq!(guess(&mut stranger, SARI).await, 5);
    assert_eq!(guess(&mut stranger, SARIS_NIP).await, 0);
    assert_eq!(guess(&mut stranger, "bima@pekalongankota.go.id").await, 5, "another person");
}

#[tokio::test]
async fn a_mailed_link_works_despite_many_strangers() {
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
    assert_eq!(sari.first_part(SARI, NEW).await.status, 200);
    assert_eq!(sari.enter_token(&world.code_for(SARI).await).await.status, 200);
    // And the next link comes when she asks for it.
    let before = world.mails(SARI).await.len();
    ask_link(&mut sari, SARI).await;
    assert_eq!(world.mails(SARI).await.len(), before + 1);
}

#[tokio::test]
async fn activation_makes_the_device_known() {
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
async fn a_link_unlocks_a_locked_device() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(guess(&mut sari, SARI).await, 5);
    ask_link(&mut sari, SARI).await;
    let link = world.link_for(SARI).await;
    assert_eq!(set_password(&mut sari, &link, NEW).await.status, 204);
    assert_eq!(sari.first_part(SARI, NEW).await.status, 200);
}

#[tokio::test]
async fn a_wrong_clock_locks_nobody_out() {
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
async fn unjudged_log_ins_do_not_count() {
    let world = World::new().await;
    let mut sari = world.browser_at("198.51.100.7");
    // A hash that can't be read: an error of ours, as a queue that is full.
    let mut tx = world.app.db.begin().await.unwrap();
    let person = backend::db::people::find_by_identifier(&mut tx, SARI).await.unwrap().unwrap();
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
async fn five_wrong_tokens_end_the_challenge_and_nothing_else() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut own = world.browser();
    own.first_part(SARI, RIGHT).await;
    let code = world.code_for(SARI).await;
    browser.first_part(SARI, RIGHT).await;
    let wrong = other(&world.code_for(SARI).await);
    for left in (0..5).rev() {
        check_problem(&browser.enter_token(&wrong).await, 422, Field::Token, Fault::WrongCode(left));
    }
    check_problem(&browser.enter_token(&wrong).await, 422, Field::Token, Fault::CodeUsed);
    assert_eq!(own.enter_token(&code).await.status, 200, "another log-in is not concerned");
}

#[tokio::test]
async fn repeated_log_ins_without_a_token_must_wait() {
    let world = World::new().await;
    let mut own = world.logged_in(SARI).await;
    let mut browser = world.browser();
    for _ in 0..5 {
        assert_eq!(browser.first_part(SARI, RIGHT).await.status, 200);
    }
    let answer = browser.first_part(SARI, RIGHT).await;
    check_problem(&answer, 429, Field::Password, Fault::TooManyTries(30));
    assert_eq!(answer.header("retry-after"), "30");
    assert_eq!(world.mails(SARI).await.len(), 6, "nobody's mailbox is flooded");
    own.log_in(&world, SARI).await;

    world.clock.pass(30);
    assert_eq!(browser.first_part(SARI, RIGHT).await.status, 200);
    let code = world.code_for(SARI).await;
    assert_eq!(browser.enter_token(&code).await.status, 200);
    let mut other = world.browser();
    assert_eq!(other.first_part(SARI, RIGHT).await.status, 200, "whoever finishes, ends the wait");
}
