//! Activation, password reset, and their mails.

use axum::http::Method;
use backend::cli::args::NewOfficer;
use backend::cli::{officer, verify_log};
use backend::infra::common_passwords::is_common;
use domain::api::{LinkCheck, LinkRequest, NewPassword, path};
use domain::problem::{Fault, Field, Problem};
use domain::value::passphrase::password_fault;
use domain::value::words::propose;

use crate::harness::{Answer, Browser, World};

const SARI: &str = "sari@pekalongankota.go.id";
const WAHYU: &str = "wahyu@pekalongankota.go.id";
const NEW: &str = "teluk-hijau-77";

async fn ask(browser: &mut Browser, identifier: &str) -> Answer {
    browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: identifier.to_owned() }).await
}

async fn set(browser: &mut Browser, link: &str, password: &str) -> Answer {
    let body = NewPassword { link: link.to_owned(), password: password.to_owned() };
    browser.put(path::ACCOUNT_PASSWORD, &body).await
}

fn check_fault(answer: &Answer, fault: Fault) {
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert_eq!(answer.problem().problems, [Problem::new(Field::NewPassword, fault)]);
}

#[tokio::test]
async fn activation_sets_the_first_password() {
    let world = World::new().await;
    let mut browser = world.browser();
    assert_eq!(ask(&mut browser, WAHYU).await.status, 202);
    let mail = world.mails(WAHYU).await.pop().unwrap();
    assert!(mail.contains("Subject: Aktivasi akun Perbarui"), "{mail}");
    assert!(mail.contains("https://perbarui.test/sandi#"), "{mail}");
    let link = world.link_for(WAHYU).await;
    world.clock.pass(24 * 3600 - 1);
    assert_eq!(set(&mut browser, &link, NEW).await.status, 204);
    check_fault(&set(&mut browser, &link, NEW).await, Fault::LinkExpired);
    assert_eq!(browser.first_part(WAHYU, NEW).await.status, 200);
}

#[tokio::test]
async fn a_link_is_checked_before_a_password_is_chosen() {
    let world = World::new().await;
    let mut browser = world.browser();
    ask(&mut browser, SARI).await;
    let link = world.link_for(SARI).await;
    let check = |link: &str| LinkCheck { link: link.to_owned() };
    for _ in 0..2 {
        assert_eq!(
            browser.post(path::ACCOUNT_PASSWORD_LINK, &check(&link)).await.status,
            204,
            "looking uses nothing up"
        );
    }
    check_fault(&browser.post(path::ACCOUNT_PASSWORD_LINK, &check("made-up")).await, Fault::LinkExpired);
    assert_eq!(set(&mut browser, &link, NEW).await.status, 204);
    check_fault(&browser.post(path::ACCOUNT_PASSWORD_LINK, &check(&link)).await, Fault::LinkExpired);
}

#[tokio::test]
async fn a_reset_ends_every_session() {
    let world = World::new().await;
    let mut browser = world.logged_in(SARI).await;
    assert_eq!(ask(&mut browser, "198804122013032041").await.status, 202);
    let link = world.link_for(SARI).await;
    assert_eq!(set(&mut browser, &link, NEW).await.status, 204);
    assert_eq!(browser.get(path::SESSION).await.status, 401);
    assert_eq!(browser.first_part(SARI, "gunung-biru-42").await.status, 401, "the old password");
    assert!(world.mails(SARI).await.pop().unwrap().contains("Kata sandi Anda sudah diganti"));
    assert_eq!(browser.first_part(SARI, NEW).await.status, 200);
}

#[tokio::test]
async fn links_expire() {
    let world = World::new().await;
    let mut browser = world.browser();
    for (who, seconds) in [(SARI, 3600), (WAHYU, 24 * 3600)] {
        ask(&mut browser, who).await;
        let link = world.link_for(who).await;
        world.clock.pass(seconds);
        check_fault(&set(&mut browser, &link, NEW).await, Fault::LinkExpired);
    }
    for unknown in ["", "x", &"A".repeat(43)] {
        check_fault(&set(&mut browser, unknown, NEW).await, Fault::LinkExpired);
    }
}

#[tokio::test]
async fn using_one_link_ends_the_older_ones() {
    let world = World::new().await;
    let mut browser = world.browser();
    ask(&mut browser, SARI).await;
    let older = world.link_for(SARI).await;
    ask(&mut browser, SARI).await;
    let newer = world.link_for(SARI).await;
    assert_ne!(older, newer);
    assert_eq!(set(&mut browser, &newer, NEW).await.status, 204);
    check_fault(&set(&mut browser, &older, "rawa-jingga-88").await, Fault::LinkExpired);
}

#[tokio::test]
async fn a_weak_password_does_not_use_up_the_link() {
    let world = World::new().await;
    let mut browser = world.browser();
    ask(&mut browser, SARI).await;
    let link = world.link_for(SARI).await;
    for (password, fault) in [
        ("", Fault::Blank),
        ("x7-qk!2", Fault::TooShort(8)),
        ("password123", Fault::Common),
        ("liverpool", Fault::MuchUsed),
        ("Q1w2e3r4t5!", Fault::MuchUsed),
        ("Merdeka1945", Fault::MuchUsed),
        ("wulandari-ku-7!", Fault::ContextWord),
        ("x19880412zq!", Fault::ContextWord),
    ] {
        check_fault(&set(&mut browser, &link, password).await, fault);
    }
    assert_eq!(set(&mut browser, &link, NEW).await.status, 204);
}

/// The 3,000 most used ones of eight characters and more of two lists (OWASP ASVS 5.0, 6.2.4), and none of ours by mistake.
#[tokio::test]
async fn common_passwords_are_refused() {
    let most_used: Vec<&str> = include_str!("common_passwords.txt").lines().collect();
    assert!(most_used.len() >= 3000);
    let refused = |password: &str| password_fault(password, &[]).is_some() || is_common(password);
    let accepted: Vec<_> = most_used.iter().filter(|password| !refused(password)).collect();
    assert!(accepted.is_empty(), "{accepted:?}");
    let shouted: Vec<_> = most_used.iter().filter(|password| !refused(&password.to_uppercase())).collect();
    assert!(shouted.is_empty(), "{shouted:?}");
    // Five proposals of the holder's app, which are made of ordinary words.
    for random in [[0; 5], [1, 22, 333, 44, 5], [511, 100, 200, 300, 400], [7, 77, 177, 277, 377], [9, 8, 7, 6, 5]] {
        let proposed = propose(&random, false);
        assert!(!is_common(&proposed), "{proposed}");
    }

    let world = World::new().await;
    let mut browser = world.browser();
    ask(&mut browser, SARI).await;
    let link = world.link_for(SARI).await;
    for password in most_used.iter().step_by(100) {
        let told = set(&mut browser, &link, password).await.problem();
        assert_eq!((told.status, told.problems[0].field), (422, Field::NewPassword), "{password}");
    }
    assert_eq!(set(&mut browser, &link, NEW).await.status, 204);
}

#[tokio::test]
async fn link_requests_reveal_no_account_and_flood_no_mailbox() {
    let world = World::new().await;
    let mut browser = world.browser();
    for identifier in ["tidak.ada@x.go.id", "198001012010011999", SARI] {
        let answer = ask(&mut browser, identifier).await;
        assert_eq!((answer.status, answer.text().as_str()), (202, ""), "{identifier}");
    }
    for _ in 0..20 {
        assert_eq!(ask(&mut browser, SARI).await.status, 202);
    }
    assert_eq!(world.mails(SARI).await.len(), 5);
    assert_eq!(ask(&mut browser, " ").await.problem().problems, [Problem::new(Field::Identifier, Fault::Blank)]);
}

#[tokio::test]
async fn mails_carry_one_link_and_nothing_personal_but_the_name() {
    let world = World::new().await;
    let mut browser = world.logged_in(SARI).await;
    ask(&mut browser, SARI).await;
    let link = world.link_for(SARI).await;
    set(&mut browser, &link, NEW).await;
    let mails = world.mails(SARI).await;
    assert_eq!(mails.len(), 3);
    for mail in mails {
        let (head, body) = mail.split_once("\n\n").unwrap();
        assert!(head.contains("Message-ID: <"), "{head}");
        assert_eq!(mail.matches("Sari").count(), 2, "in the greeting of both forms: {mail}");
        for personal in ["198804", "337501", "+62", "Dinas Kesehatan", "III/c"] {
            assert!(!mail.contains(personal), "{personal} in {mail}");
        }
        // Short numbers as words of their own: codes, tokens and message IDs are random, and may have them inside.
        let mut words = mail.split(|letter: char| !letter.is_alphanumeric());
        assert!(words.all(|word| !["1988", "3375"].contains(&word)), "{mail}");
        let text = body.split("text/html").next().unwrap();
        // A second one freezes the account, where the mail tells of something that somebody else may have done.
        let freezes = usize::from(!text.contains("/sandi#"));
        assert_eq!(text.matches("https://perbarui.test/bukan-saya#").count(), freezes, "{text}");
        assert_eq!(text.matches("https://perbarui.test/").count(), 1 + freezes, "{text}");
        assert!(text.contains("Dinas Komunikasi dan Informatika Kota Pekalongan, (0285) 421243"), "{text}");
    }
}

#[tokio::test]
async fn a_sent_mail_is_neither_kept_nor_sent_again() {
    let world = World::new().await;
    let mut browser = world.browser();
    ask(&mut browser, SARI).await;
    assert_eq!(world.mails(SARI).await.len(), 1);
    for path in std::fs::read_dir(world.app.config.mail_directory()).unwrap() {
        std::fs::remove_file(path.unwrap().path()).unwrap();
    }
    assert_eq!(world.mails(SARI).await.len(), 0);
    assert_eq!(browser.act(Method::POST, path::LOGOUT).await.status, 401);
}

#[tokio::test]
async fn the_first_officer_comes_from_the_command_line() {
    let world = World::new().await;
    let new = |agency: &str, email: &str, role: &str| NewOfficer {
        agency: agency.to_owned(),
        email: email.to_owned(),
        name: "Petugas Pertama".to_owned(),
        nip: None,
        roles: vec![role.to_owned()],
        mail: false,
    };
    for (agency, email, role, told) in [
        ("atlantis", "a@b.go.id", "verifier", "--agency"),
        ("kota-pekalongan", "a", "verifier", "--email"),
        ("kota-pekalongan", "a@b.go.id", "king", "--role"),
        ("kota-pekalongan", "a@b.go.id", "holder", "--role"),
        ("kota-pekalongan", SARI, "verifier", "on record already"),
    ] {
        let error = officer::create(&world.app.config, &new(agency, email, role), world.app.now())
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains(told), "{error}");
    }
    let email = "pertama@pekalongankota.go.id";
    let new = new("kota-pekalongan", email, "verifier");
    let printed = officer::create(&world.app.config, &new, world.app.now()).await.unwrap();
    let (_, link) = printed.split_once("https://perbarui.test/sandi#").unwrap();
    let mut browser = world.browser();
    assert_eq!(set(&mut browser, link, NEW).await.status, 204);
    assert_eq!(browser.first_part(email, NEW).await.status, 200);
    assert_eq!(verify_log::run(&world.app.config, &[]).await.unwrap().split(',').next(), Some("0 events"));
}
