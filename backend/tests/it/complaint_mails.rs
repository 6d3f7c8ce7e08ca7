//! Mails to whoever complained: in the language of their browser, or of nobody's.

use domain::api::{
    ComplainantCommand, ComplaintReceipt, ComplaintView, OfficerComplaintCommand as Do, RecordedComplaint, path,
};
use domain::complaint::{Channel, Subject};

use crate::complaint_desk::BUDI;
use crate::complaints::{VERIFIER, WORDS, contact, purbalingga, secret};
use crate::harness::World;

/// Whether the latest mail to this address is whole in Indonesian, and in English.
async fn told_in(world: &World, to: &str) -> [bool; 2] {
    let mail = world.mails(to).await.pop().unwrap();
    ["Siapkan nomor pengaduan", "Have the number of the complaint"].map(|line| mail.contains(line))
}

#[tokio::test]
async fn whoever_complained_gets_mails_in_their_language() {
    for (language, told) in [("en-GB,en;q=0.9", [false, true]), ("id,en;q=0.1", [true, false]), ("fr", [true, false])] {
        let world = World::new().await;
        let mut browser = world.browser();
        browser.headers.insert("accept-language", language.parse().unwrap());
        browser.complain(purbalingga(), 1, Some(contact(BUDI))).await.json::<ComplaintReceipt>();
        assert_eq!(told_in(&world, BUDI).await, told, "{language}");
        assert!(world.mails(VERIFIER).await.pop().unwrap().contains("menunggu tanggapan Anda"));
        // Left later, in another browser.
        let receipt: ComplaintReceipt = browser.complain(purbalingga(), 2, None).await.json();
        let mut later = world.browser();
        later.headers.insert("accept-language", language.parse().unwrap());
        let identify = ComplainantCommand::Identify(contact("santoso@contoh.id"));
        later.as_complainant(&receipt.number, &secret(2), identify).await.json::<ComplaintView>();
        world.logged_in(VERIFIER).await.handled(&receipt.number, Do::Ask("Kapan?".into())).await;
        assert_eq!(told_in(&world, "santoso@contoh.id").await, told, "{language}");
    }
}

/// The officer's language is not that of whoever complained.
#[tokio::test]
async fn a_recorded_complaint_is_answered_in_indonesian() {
    let world = World::new().await;
    let mut desk = world.logged_in(VERIFIER).await;
    desk.headers.insert("accept-language", "en".parse().unwrap());
    let new = RecordedComplaint {
        secret: secret(7).as_str().to_owned(),
        channel: Channel::Counter,
        received_at: world.app.now(),
        subject: Subject::Service,
        text: WORDS.into(),
        contact: Some(contact(BUDI)),
        renewal: None,
        class: None,
    };
    desk.post(path::OFFICER_COMPLAINTS, &new).await.json::<ComplaintReceipt>();
    assert_eq!(told_in(&world, BUDI).await, [true, false]);
}
