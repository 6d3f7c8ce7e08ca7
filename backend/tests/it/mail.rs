//! Mail over SMTP: a dead server delays mails and does not change them.

use axum::body::Body;
use axum::http::Method;
use backend::app::mail_sender::Sender;
use backend::config::Config;
use domain::api::{LinkRequest, Login, path};
use tokio::net::TcpListener;

use crate::harness::{World, changing};
use crate::smtp::{Mood, Server, sender};

const SARI: &str = "sari@pekalongankota.go.id";
const BIMA: &str = "bima@pekalongankota.go.id";

#[tokio::test]
async fn a_refused_mail_is_retried_and_delays_no_other() {
    let world = World::new().await;
    let mut browser = world.browser();
    let server = Server::start().await;
    server.mood(SARI, Mood::Later(1));
    let sender = server.sender(&world);
    for who in [SARI, BIMA] {
        browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: who.to_owned() }).await;
    }
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(server.taken().len(), 1, "the second one went out");
    world.clock.pass(29);
    sender.send_due(&world.app).await.unwrap();
    assert_eq!(server.taken().len(), 1, "not yet");
    world.clock.pass(1);
    sender.send_due(&world.app).await.unwrap();
    sender.send_due(&world.app).await.unwrap();
    let mails = server.taken();
    assert_eq!(mails.len(), 2, "once and no more");
    assert!(mails[1].contains(&format!("To: {SARI}")), "{}", mails[1]);
    // "Perbarui – Kota Pekalongan" (RFC 2047).
    let from = "From: =?utf-8?b?UGVyYmFydWkg4oCTIEtvdGEgUGVrYWxvbmdhbg==?= <noreply@localhost>";
    assert!(mails[1].contains(from), "{}", mails[1]);
}

#[tokio::test]
async fn without_a_server_no_mail_is_lost() {
    let world = World::new().await;
    let mut browser = world.browser();
    let server = Server::start().await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let answer = browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    assert_eq!(answer.status, 202);
    for wait in [30, 60, 120] {
        sender(&world, &format!("smtp://{nobody}")).send_due(&world.app).await.unwrap();
        world.clock.pass(wait);
    }
    server.sender(&world).send_due(&world.app).await.unwrap();
    let mails = server.taken();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Message-ID: <") && mails[0].contains("/sandi#"), "{}", mails[0]);
}

#[tokio::test]
async fn invalid_mail_settings_are_refused_at_the_start() {
    let world = World::new().await;
    for (smtp_url, mail_from, told) in [
        (Some("http://mail.example"), "a@b.id", "--smtp-url"),
        (Some("::::"), "a@b.id", "--smtp-url"),
        (None, "not an address", "--mail-from"),
    ] {
        let config = Config {
            smtp_url: smtp_url.map(str::to_owned),
            mail_from: mail_from.to_owned(),
            ..(*world.app.config).clone()
        };
        let error = Sender::new(&config).err().unwrap().to_string();
        assert!(error.contains(told), "{error}");
    }
}

#[tokio::test]
async fn subjects_have_no_code_and_mails_ask_for_no_reply() {
    let world = World::new().await;
    let mut sari = world.browser();
    assert_eq!(sari.first_part(SARI, backend::cli::demo::PASSWORD).await.status, 200);
    let code = world.code_for(SARI).await;
    let mail = world.mails(SARI).await.pop().unwrap();
    let (head, body) = mail.split_once("\n\n").unwrap();
    assert!(body.contains(&code));
    assert!(head.lines().all(|line| !line.contains(&code)), "{head}");
    assert!(head.contains("\nAuto-Submitted: auto-generated"), "{head}");
    assert!(head.contains("\nX-Auto-Response-Suppress: All"), "{head}");
    let kept: Vec<(String,)> =
        sqlx::query_as("SELECT subject FROM outbox").fetch_all(world.app.db.read()).await.unwrap();
    assert!(kept.iter().all(|(subject,)| !subject.contains(&code)), "nor beside the mail: {kept:?}");
}

/// The language of a log-in is the one of the mails from then on, also of those that come by themselves.
#[tokio::test]
async fn mails_are_in_the_language_of_the_last_log_in() {
    let world = World::new().await;
    let begin = async |language: &str| {
        let request = changing(Method::POST, path::LOGIN);
        let request = request.header("accept-language", language).header("content-type", "application/json");
        let login = Login { identifier: SARI.to_owned(), password: backend::cli::demo::PASSWORD.to_owned() };
        let body = Body::from(serde_json::to_vec(&login).unwrap());
        assert_eq!(world.browser().send(request.body(body).unwrap()).await.status, 200);
        world.mails(SARI).await.pop().unwrap()
    };
    let link = async || {
        world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
        world.mails(SARI).await.pop().unwrap()
    };
    assert!(link().await.contains("Yth. Sari Wulandari,\n\nAda permintaan"), "before the first log-in");
    let mail = begin("en-GB, en;q=0.9").await;
    assert!(mail.contains("Dear Sari Wulandari,\n\nYour log-in code: "), "{mail}");
    assert!(link().await.contains("Dear Sari Wulandari,\n\nSomebody asked to set a new password."));
    // A browser of neither language changes nothing.
    assert!(begin("fr").await.contains("Your log-in code: "));
    assert!(begin("id").await.contains("Yth. Sari Wulandari,\n\nKode masuk Anda: "));
    assert!(link().await.contains("Yth. Sari Wulandari,\n\nAda permintaan"));
}

/// A link stands on one line in both forms, whatever its length: some mail programs break it where the line was folded.
#[tokio::test]
async fn a_link_is_never_folded() {
    let world = World::new().await;
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let mail = world.mails(SARI).await.pop().unwrap();
    let link = format!("/sandi#{}", world.link_for(SARI).await);
    assert!(link.len() > 49, "{link}");
    assert_eq!(mail.matches(&link).count(), 3, "in the text, and twice in the HTML: {mail}");
    assert!(mail.lines().any(|line| line.starts_with("http") && line.ends_with(&link)), "{mail}");
    assert_eq!(mail.matches("Content-Transfer-Encoding: 7bit").count(), 2, "{mail}");
}
