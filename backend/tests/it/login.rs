//! Log-in, sessions and their ends, and refusals.

use axum::http::Method;
use domain::api::{Me, PendingLogin, ProblemKind, SessionInfo, path};
use domain::problem::{Fault, Field, Problem};
use domain::standard::Role;

use crate::harness::{Answer, World};

const SARI: &str = "sari@pekalongankota.go.id";

fn check_problem(answer: &Answer, status: u16, field: Field, fault: Fault) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.problem().problems, [Problem::new(field, fault)]);
}

/// Returns another code than this one.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn password_then_token_begin_a_session() {
    let world = World::new().await;
    let mut browser = world.browser();
    let pending: PendingLogin = browser.first_part(" SARI@pekalongankota.go.id ", "gunung-biru-42").await.json();
    assert_eq!(pending.sent_to, "s•••@pekalongankota.go.id");
    assert_eq!(pending.code.unwrap().expires_at, world.app.now().plus_minutes(10));
    assert_eq!(browser.get(path::SESSION).await.status, 401, "a password alone opens nothing");

    let code = world.code_for(SARI).await;
    let answer = browser.enter_token(&code).await;
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        assert!(cookie.contains("; Path=/; HttpOnly; Secure; SameSite=Strict"), "{cookie}");
    }
    let me: Me = answer.json();
    assert_eq!((me.agency.0.as_str(), me.agency_name.as_str()), ("kota-pekalongan", "Kota Pekalongan"));
    assert_eq!(me.roles, []);
    assert_eq!(browser.get(path::SESSION).await.json::<Me>(), me);

    let officer = world.logged_in("verifikator@merantikab.go.id").await.get(path::SESSION).await.json::<Me>();
    assert_eq!((officer.agency.0.as_str(), officer.roles), ("kepulauan-meranti", vec![Role::Verifier]));
}

#[tokio::test]
async fn a_nip_logs_in_too() {
    let world = World::new().await;
    for nip in ["198804122013032001", "19880412 201303 2 001"] {
        assert_eq!(world.browser().first_part(nip, "gunung-biru-42").await.status, 200, "{nip}");
    }
}

#[tokio::test]
async fn a_failed_log_in_does_not_reveal_accounts() {
    let world = World::new().await;
    let mut answers = Vec::new();
    for (identifier, password) in [
        (SARI, "salah-sekali"),
        ("tidak.ada@pekalongankota.go.id", "gunung-biru-42"),
        ("wahyu@pekalongankota.go.id", "gunung-biru-42"),
        ("198001012010011999", "gunung-biru-42"),
    ] {
        let answer = world.browser().first_part(identifier, password).await;
        check_problem(&answer, 401, Field::Password, Fault::WrongCredentials);
        let mut details = answer.problem();
        details.reference = String::new();
        answers.push(details);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    assert!(world.mails(SARI).await.is_empty(), "no token for a wrong password");
}

#[tokio::test]
async fn blank_and_too_long_input_is_refused() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answer = browser.first_part("  ", "").await;
    let blank = |field| Problem::new(field, Fault::Blank);
    assert_eq!(answer.problem().problems, [blank(Field::Identifier), blank(Field::Password)]);
    check_problem(&browser.first_part(SARI, &"a".repeat(2000)).await, 422, Field::Password, Fault::TooLong(1024));
    for (typed, fault) in [("", Fault::Blank), ("12345", Fault::DigitCount(6)), ("12345a", Fault::Character('a'))] {
        check_problem(&browser.enter_token(typed).await, 422, Field::Token, fault);
    }
}

#[tokio::test]
async fn too_many_wrong_passwords_only_cost_a_wait() {
    let world = World::new().await;
    // A device that Sari used before.
    let mut own = world.logged_in(SARI).await;
    own.act(Method::POST, path::LOGOUT).await;

    let mut stranger = world.browser();
    for _ in 0..5 {
        check_problem(&stranger.first_part(SARI, "tebak").await, 401, Field::Password, Fault::WrongCredentials);
    }
    let answer = stranger.first_part(SARI, "gunung-biru-42").await;
    check_problem(&answer, 429, Field::Password, Fault::TooManyTries(30));
    assert_eq!(answer.header("retry-after"), "30");

    assert_eq!(own.first_part(SARI, "gunung-biru-42").await.status, 200, "her own device is not locked out");
    world.clock.pass(29);
    check_problem(&stranger.first_part(SARI, "tebak").await, 429, Field::Password, Fault::TooManyTries(1));
    world.clock.pass(1);
    check_problem(&stranger.first_part(SARI, "tebak").await, 401, Field::Password, Fault::WrongCredentials);
    check_problem(&stranger.first_part(SARI, "tebak").await, 429, Field::Password, Fault::TooManyTries(60));
    world.clock.pass(60);
    assert_eq!(stranger.first_part(SARI, "gunung-biru-42").await.status, 200, "the right password ends it");
    check_problem(&stranger.first_part(SARI, "tebak").await, 401, Field::Password, Fault::WrongCredentials);
}

#[tokio::test]
async fn unknown_accounts_wait_as_known_ones_do() {
    let world = World::new().await;
    let mut stranger = world.browser();
    for _ in 0..5 {
        stranger.first_part("tidak.ada@x.go.id", "tebak").await;
    }
    let answer = stranger.first_part("Tidak.Ada@x.go.id", "tebak").await;
    check_problem(&answer, 429, Field::Password, Fault::TooManyTries(30));
}

#[tokio::test]
async fn a_token_is_valid_once_and_for_ten_minutes() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.first_part(SARI, "gunung-biru-42").await;
    let code = world.code_for(SARI).await;
    check_problem(&browser.enter_token(&other(&code)).await, 422, Field::Token, Fault::WrongCode(4));
    check_problem(&world.browser().enter_token(&code).await, 422, Field::Token, Fault::CodeUsed);
    let mut copied = browser.clone();
    assert_eq!(browser.enter_token(&code).await.status, 200);
    check_problem(&copied.enter_token(&code).await, 422, Field::Token, Fault::CodeUsed);

    let mut second = world.browser();
    second.first_part(SARI, "gunung-biru-42").await;
    let code = world.code_for(SARI).await;
    world.clock.pass(599);
    check_problem(&second.enter_token(&other(&code)).await, 422, Field::Token, Fault::WrongCode(4));
    world.clock.pass(1);
    check_problem(&second.enter_token(&code).await, 422, Field::Token, Fault::CodeExpired);
}

#[tokio::test]
async fn logging_out_ends_the_session_at_the_backend() {
    let world = World::new().await;
    let mut browser = world.logged_in(SARI).await;
    let mut thief = browser.clone();
    assert_eq!(browser.act(Method::POST, path::LOGOUT).await.status, 204);
    assert!(!browser.cookies.contains_key("__Host-perbarui"));
    for mut who in [browser, thief.clone()] {
        let answer = who.get(path::SESSION).await;
        assert_eq!((answer.status, answer.problem().kind), (401, ProblemKind::NotLoggedIn));
    }
    thief.cookies.insert("__Host-perbarui".to_owned(), "A".repeat(43));
    assert_eq!(thief.get(path::SESSION).await.status, 401, "a guessed token");
}

#[tokio::test]
async fn every_log_in_gets_a_new_session() {
    let world = World::new().await;
    let mut browser = world.logged_in(SARI).await;
    let before = browser.cookies.clone();
    browser.log_in(&world, SARI).await;
    assert_ne!(before["__Host-perbarui"], browser.cookies["__Host-perbarui"]);
    assert_eq!(before["__Host-perbarui-device"], browser.cookies["__Host-perbarui-device"]);
}

#[tokio::test]
async fn idle_and_old_sessions_end() {
    let world = World::new().await;
    let mut browser = world.logged_in(SARI).await;
    let me: Me = browser.get(path::SESSION).await.json();
    assert_eq!(me.idle_until, me.now.plus_minutes(30));
    assert_eq!(me.ends_at, me.now.plus_minutes(12 * 60));

    world.clock.pass(30 * 60 - 1);
    assert_eq!(browser.get(path::SESSION).await.status, 200, "used just in time");
    world.clock.pass(30 * 60);
    assert_eq!(browser.get(path::SESSION).await.status, 401, "idle");

    browser.log_in(&world, SARI).await;
    for _ in 0..(12 * 4 - 1) {
        world.clock.pass(15 * 60);
        assert_eq!(browser.get(path::SESSION).await.status, 200);
    }
    let me: Me = browser.get(path::SESSION).await.json();
    assert_eq!(me.idle_until, me.ends_at, "the absolute end comes first");
    world.clock.pass(15 * 60);
    assert_eq!(browser.get(path::SESSION).await.status, 401, "twelve hours are over");
}

#[tokio::test]
async fn ones_own_sessions_are_listed_and_revoked() {
    let world = World::new().await;
    let mut phone = world.logged_in(SARI).await;
    world.clock.pass(60);
    let mut desk = world.logged_in(SARI).await;
    let mut bima = world.logged_in("bima@pekalongankota.go.id").await;

    let infos: Vec<SessionInfo> = desk.get(path::SESSIONS).await.json();
    assert_eq!(infos.iter().map(|info| info.current).collect::<Vec<_>>(), [true, false]);
    let revoke = path::with(path::SESSION_ONE, &infos[1].id);
    assert_eq!(bima.act(Method::DELETE, &revoke).await.status, 404, "not his");
    assert_eq!(phone.get(path::SESSION).await.status, 200);
    assert_eq!(desk.act(Method::DELETE, &revoke).await.status, 204);
    assert_eq!(desk.act(Method::DELETE, &revoke).await.status, 404);
    assert_eq!(phone.get(path::SESSION).await.status, 401);
    assert_eq!(desk.get(path::SESSIONS).await.json::<Vec<SessionInfo>>().len(), 1);
}

#[tokio::test]
async fn a_restart_keeps_sessions_and_people() {
    let world = World::new().await;
    let old = world.logged_in(SARI).await;
    let world = world.restart().await;
    let mut browser = world.browser();
    browser.cookies = old.cookies;
    assert_eq!(browser.get(path::SESSION).await.json::<Me>().name, "Sari Wulandari");
    backend::cli::demo::fill(&world.app).await.unwrap();
    assert_eq!(browser.get(path::SESSION).await.status, 200, "the demo people are written only once");
}
