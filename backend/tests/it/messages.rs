//! Messages between holder and office: who may write, who is notified, and that mails do not quote them.

use axum::body::Body;
use axum::http::Method;
use domain::api::{CaseView, IDEMPOTENCY_HEADER, Message, NewMessage, RenewalView, path};
use domain::moment::DAY;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;

use crate::by_hand::approve;
use crate::harness::{Answer, Browser, World, changing};
use crate::wizard::{AISYAH, SARI, VERIFIER, VERIFIER_MERANTI};

const WORDS: &str = "Nomor surat sudah benar?";

pub async fn write(browser: &mut Browser, path: &str, reference: &str, text: &str, key: &str) -> Answer {
    let body = serde_json::to_vec(&NewMessage { text: text.to_owned() }).unwrap();
    let request = changing(Method::POST, &path::with(path, reference))
        .header("content-type", "application/json")
        .header(IDEMPOTENCY_HEADER, format!("{key:-<16}"));
    browser.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn both_sides_write_and_are_notified() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;

    // Nobody has the case yet: all who may carry out the step are told.
    let (to_maya, to_aisyah) = (world.mails(VERIFIER).await.len(), world.mails(AISYAH).await.len());
    let sent: Vec<Message> =
        write(&mut sari, path::RENEWAL_MESSAGES, &reference, " Kapan selesai? ", "one").await.json();
    assert_eq!(
        (sent.len(), &*sent[0].text, sent[0].from_holder, &*sent[0].by),
        (1, "Kapan selesai?", true, "Sari Wulandari")
    );
    assert_eq!(world.mails(VERIFIER).await.len(), to_maya + 1);
    assert_eq!(world.mails(AISYAH).await.len(), to_aisyah + 1);
    let mail = world.mails(VERIFIER).await.pop().unwrap();
    assert!(mail.contains(&format!("/petugas/permohonan/{reference}")) && !mail.contains("Kapan"), "{mail}");

    maya.command(&reference, domain::api::OfficerCommand::Take).await.json::<CaseView>();
    let answered = write(&mut maya, path::CASE_MESSAGES, &reference, WORDS, "two").await.json::<Vec<Message>>();
    assert_eq!((answered.len(), &*answered[1].by), (2, "Maya Lestari"));
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains(&format!("/lacak/{reference}")) && !mail.contains("Nomor surat"), "{mail}");
    // The holder's answer goes to the officer who has it, and shows in the case. Officers' names stay in the office.
    let seen: RenewalView = sari.follow(&reference).await;
    assert_eq!((&*seen.messages[1].text, &*seen.messages[1].by), (WORDS, ""));
    write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Sudah.", "three").await.json::<Vec<Message>>();
    assert_eq!(world.mails(VERIFIER).await.len(), to_maya + 2);
    assert_eq!(world.mails(AISYAH).await.len(), to_aisyah + 1);
    let case = maya.case(&reference).await;
    let texts: Vec<&str> = case.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(texts, ["Kapan selesai?", WORDS, "Sudah."]);
}

#[tokio::test]
async fn a_repeated_message_is_one_message() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mails = world.mails(VERIFIER).await.len();
    for _ in 0..2 {
        let all = write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "same").await.json::<Vec<Message>>();
        assert_eq!(all.len(), 1);
    }
    assert_eq!(world.mails(VERIFIER).await.len(), mails + 1);
    let other = write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Lain", "same").await;
    assert_eq!(other.problem().status, 409);
    let keyless = sari.post(&path::with(path::RENEWAL_MESSAGES, &reference), &NewMessage { text: "x".into() }).await;
    assert_eq!(keyless.problem().status, 400);
}

/// The certificate may not open, so messages can be written until two weeks after the confirmed receipt.
#[tokio::test]
async fn messages_end_two_weeks_after_the_receipt() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let issued: CaseView = maya.take_and(&reference, approve()).await.json();
    assert!(issued.writable && issued.writable_until.is_none());
    let certificate = issued.issued.unwrap();
    assert_eq!(certificate.received_at, None);
    assert!(certificate.not_before < certificate.not_after && certificate.issuer.is_some(), "{certificate:?}");
    world.mails(VERIFIER).await;
    write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Berkasnya tidak terbuka.", "after")
        .await
        .json::<Vec<Message>>();
    assert!(world.mails(VERIFIER).await.pop().unwrap().contains("Pemohon menulis pesan"));
    write(&mut maya, path::CASE_MESSAGES, &reference, WORDS, "answer").await.json::<Vec<Message>>();

    let received_at = world.app.now();
    let view: RenewalView = sari.act(Method::POST, &path::with(path::RENEWAL_RECEIPT, &reference)).await.json();
    assert_eq!((view.writable, view.writable_until), (true, Some(received_at.plus_days(14))));
    assert_eq!(maya.case(&reference).await.issued.unwrap().received_at, Some(received_at));
    world.clock.pass(14 * DAY);
    let (mut sari, mut maya) = (world.logged_in(SARI).await, world.logged_in(VERIFIER).await);
    assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Sudah.", "last").await.status, 200);
    world.clock.pass(1);
    assert!(!sari.follow(&reference).await.writable);
    for (browser, path) in [(&mut sari, path::RENEWAL_MESSAGES), (&mut maya, path::CASE_MESSAGES)] {
        let late = write(browser, path, &reference, "Terima kasih", "late").await.problem();
        assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
    }
}

#[tokio::test]
async fn only_people_of_an_open_case_write() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    assert_eq!(write(&mut elsewhere, path::CASE_MESSAGES, &reference, "x", "a").await.problem().status, 404);
    assert_eq!(write(&mut joko, path::CASE_MESSAGES, &reference, "x", "a").await.problem().status, 403);
    for stranger in [&mut joko, &mut maya] {
        assert_eq!(write(stranger, path::RENEWAL_MESSAGES, &reference, "x", "b").await.problem().status, 404);
    }
    for (text, fault) in [(" \n ", Fault::Blank), (&*"é".repeat(2_001), Fault::TooLong(2_000))] {
        let wrong = write(&mut sari, path::RENEWAL_MESSAGES, &reference, text, "c").await.problem();
        assert_eq!(wrong.problems, [Problem::new(Field::Message, fault)]);
    }
    let longest = "é".repeat(2_000);
    assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, &longest, "d").await.status, 200);

    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    for (browser, path) in [(&mut sari, path::RENEWAL_MESSAGES), (&mut maya, path::CASE_MESSAGES)] {
        let late = write(browser, path, &reference, "Terima kasih", "e").await.problem();
        assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
    }
    assert_eq!(world.count("messages").await, 1);
}

#[tokio::test]
async fn unread_messages_are_one_mail() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    maya.command(&reference, domain::api::OfficerCommand::Take).await.json::<CaseView>();
    world.clock.pass(1);
    let before = world.mails(VERIFIER).await.len();
    let told = async || world.mails(VERIFIER).await.len() - before;
    for nth in 0..5 {
        let key = format!("first-{nth}");
        assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", &key).await.status, 200);
        assert_eq!(told().await, 1, "after message {nth}");
    }
    // The four after the first are told by one more mail, a quarter of an hour after it.
    world.clock.pass(15 * 60 - 1);
    assert_eq!(told().await, 1);
    world.clock.pass(1);
    assert_eq!(told().await, 2);
    world.clock.pass(DAY);
    assert_eq!(told().await, 2);

    // Who looked is told anew at once.
    let mut sari = world.logged_in(SARI).await;
    write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "second").await.json::<Vec<Message>>();
    assert_eq!(told().await, 3);
    world.clock.pass(60);
    let mut maya = world.logged_in(VERIFIER).await;
    let before = world.mails(VERIFIER).await.len();
    maya.case(&reference).await;
    write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "third").await.json::<Vec<Message>>();
    assert_eq!(world.mails(VERIFIER).await.len(), before + 1);

    // What waits is not told to who answered in the meantime.
    world.clock.pass(60);
    write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "fourth").await.json::<Vec<Message>>();
    assert_eq!(world.count("outbox WHERE sent_at IS NULL").await, 1);
    write(&mut maya, path::CASE_MESSAGES, &reference, WORDS, "answer").await.json::<Vec<Message>>();
    world.clock.pass(DAY);
    assert_eq!(world.mails(VERIFIER).await.len(), before + 1);
}

#[tokio::test]
async fn twenty_messages_an_hour_are_allowed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    for nth in 0..20 {
        let key = format!("key-{nth}");
        assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", &key).await.status, 200);
        world.clock.pass(60);
    }
    let refused = write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "more").await;
    assert_eq!(refused.header("retry-after"), (40 * 60).to_string());
    let problem = Problem::new(Field::Message, Fault::TooManyTries(40 * 60));
    assert_eq!((refused.problem().status, refused.problem().problems), (429, vec![problem]));
    // The same act once more is no new message, and the office may still answer.
    assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "key-19").await.status, 200);
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(write(&mut maya, path::CASE_MESSAGES, &reference, WORDS, "answer").await.status, 200);
    world.clock.pass(40 * 60);
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "more").await.status, 200);
    assert_eq!(world.count("messages").await, 22);
}
