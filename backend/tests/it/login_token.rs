//! The log-in between its two parts: it survives reloads and other tabs, and another code can be mailed for it.

use axum::http::Method;
use domain::api::{Me, PendingLogin, path};
use domain::problem::{Fault, Field, Problem};

use crate::harness::{Answer, Browser, World};

const SARI: &str = "sari@pekalongankota.go.id";
const RIGHT: &str = backend::cli::demo::PASSWORD;
const COOKIE: &str = "__Host-perbarui-login";

impl Browser {
    /// The log-in that awaits its token here.
    async fn pending_login(&mut self) -> Option<PendingLogin> {
        self.get(path::LOGIN).await.json()
    }

    async fn another_code(&mut self) -> Answer {
        self.act(Method::POST, path::LOGIN_CODE).await
    }
}

fn check_problem(answer: &Answer, status: u16, fault: Fault) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.problem().problems, [Problem::new(Field::Token, fault)]);
}

#[tokio::test]
async fn a_log_in_survives_a_reload_and_another_tab() {
    let world = World::new().await;
    let mut browser = world.browser();
    assert_eq!(browser.pending_login().await, None);
    let told: PendingLogin = browser.first_part(SARI, RIGHT).await.json();
    assert_eq!(browser.pending_login().await, Some(told));
    // The link in the mail leads to the page that takes the code.
    assert!(world.mails(SARI).await.pop().unwrap().contains("/masuk/token"));
    let mut tab = browser.clone();
    assert_eq!(tab.enter_token(&world.code_for(SARI).await).await.json::<Me>().name, "Sari Wulandari");
    assert!(!tab.cookies.contains_key(COOKIE), "it is over");
    assert_eq!(browser.pending_login().await, None, "in the first tab, too");
}

#[tokio::test]
async fn an_officers_mail_leads_to_their_own_page() {
    let world = World::new().await;
    let officer = "verifikator@pekalongankota.go.id";
    world.browser().first_part(officer, RIGHT).await;
    assert!(world.mails(officer).await.pop().unwrap().contains("/petugas/masuk/token"));
}

#[tokio::test]
async fn another_browser_does_not_see_the_log_in() {
    let world = World::new().await;
    world.browser().first_part(SARI, RIGHT).await;
    let code = world.code_for(SARI).await;
    let mut elsewhere = world.browser();
    assert_eq!(elsewhere.pending_login().await, None);
    check_problem(&elsewhere.enter_token(&code).await, 422, Fault::CodeUsed);
    check_problem(&elsewhere.another_code().await, 422, Fault::CodeUsed);
    elsewhere.cookies.insert(COOKIE.to_owned(), "A".repeat(43));
    assert_eq!(elsewhere.pending_login().await, None);
    check_problem(&elsewhere.enter_token(&code).await, 422, Fault::CodeUsed);
}

#[tokio::test]
async fn any_code_of_a_log_in_works_until_it_expires() {
    let world = World::new().await;
    // Which mail is read first, nobody knows.
    for read in [0, 1] {
        let mut browser = world.browser();
        let first: PendingLogin = browser.first_part(SARI, RIGHT).await.json();
        let codes = [world.code_for(SARI).await, {
            check_problem(&browser.another_code().await, 429, Fault::CodeSent(60));
            world.clock.pass(60);
            let second: PendingLogin = browser.another_code().await.json();
            assert_eq!(second.code.unwrap().sent_at, first.code.unwrap().another_at.unwrap());
            world.code_for(SARI).await
        }];
        assert_eq!(browser.enter_token(&codes[read]).await.status, 200);
    }
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    let first = world.code_for(SARI).await;
    world.clock.pass(599);
    browser.another_code().await;
    let second = world.code_for(SARI).await;
    world.clock.pass(1);
    if first != second {
        check_problem(&browser.enter_token(&first).await, 422, Fault::CodeExpired);
    }
    assert_eq!(browser.enter_token(&second).await.status, 200, "an expired code is no wrong one");
}

#[tokio::test]
async fn an_expired_code_is_replaced_on_the_same_page() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    world.clock.pass(30 * 60);
    check_problem(&browser.enter_token("123456").await, 422, Fault::CodeExpired);
    assert!(browser.pending_login().await.is_some());
    assert_eq!(browser.another_code().await.status, 200);
    assert_eq!(browser.enter_token(&world.code_for(SARI).await).await.status, 200);
}

#[tokio::test]
async fn a_log_in_ends_after_an_hour_and_mails_four_codes() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    for left in [true, true, false] {
        world.clock.pass(60);
        let pending: PendingLogin = browser.another_code().await.json();
        assert_eq!(pending.code.unwrap().another_at.is_some(), left);
    }
    world.clock.pass(60);
    check_problem(&browser.another_code().await, 422, Fault::CodeUsed);
    assert_eq!(world.mails(SARI).await.len(), 4);
    let code = world.code_for(SARI).await;
    world.clock.pass(3600);
    assert_eq!(browser.pending_login().await, None);
    check_problem(&browser.enter_token(&code).await, 422, Fault::CodeUsed);
    check_problem(&browser.another_code().await, 422, Fault::CodeUsed);
}

#[tokio::test]
async fn five_wrong_codes_end_a_log_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    let first = world.code_for(SARI).await;
    world.clock.pass(60);
    browser.another_code().await;
    let second = world.code_for(SARI).await;
    let wrong = (0..3).map(|code| format!("{code:06}")).find(|code| ![&first, &second].contains(&code)).unwrap();
    for left in (0..5).rev() {
        check_problem(&browser.enter_token(&wrong).await, 422, Fault::WrongCode(left));
    }
    check_problem(&browser.enter_token(&second).await, 422, Fault::CodeUsed);
    assert_eq!(browser.pending_login().await, None);
    world.clock.pass(60);
    check_problem(&browser.another_code().await, 422, Fault::CodeUsed);
}

#[tokio::test]
async fn a_clock_that_was_ahead_does_not_delay_codes() {
    let world = World::new().await;
    world.clock.pass(7200);
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    world.clock.pass(-7200);
    assert_eq!(browser.another_code().await.status, 200);
    assert_eq!(browser.enter_token(&world.code_for(SARI).await).await.status, 200);
}
