//! The assistance thread: who may write, who is told, and that the words stay in the app.

use axum::body::Body;
use axum::http::Method;
use domain::api::{CaseView, IDEMPOTENCY_HEADER, Message, NewMessage, RenewalView, path};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;

use crate::by_hand::approve;
use crate::harness::{Answer, Browser, World, changing};
use crate::wizard::{AISYAH, SARI, VERIFIER, VERIFIER_MERANTI};

const WORDS: &str = "Nomor surat sudah benar?";

async fn write(browser: &mut Browser, path: &str, reference: &str, text: &str, key: &str) -> Answer {
    let body = serde_json::to_vec(&NewMessage { text: text.to_owned() }).unwrap();
    let request = changing(Method::POST, &path::with(path, reference))
        .header("content-type", "application/json")
        .header(IDEMPOTENCY_HEADER, format!("{key:-<16}"));
    browser.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn both_sides_write_and_are_told() {
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
    assert!(mail.contains(&format!("/petugas/perkara/{reference}")) && !mail.contains("Kapan"), "{mail}");

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
async fn sent_again_it_is_one_message() {
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

#[tokio::test]
async fn only_those_of_the_case_and_only_while_it_is_open() {
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

    maya.take_and(&reference, approve()).await.json::<CaseView>();
    for (browser, path) in [(&mut sari, path::RENEWAL_MESSAGES), (&mut maya, path::CASE_MESSAGES)] {
        let late = write(browser, path, &reference, "Terima kasih", "e").await.problem();
        assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
    }
    assert_eq!(world.count("messages").await, 1);
}
