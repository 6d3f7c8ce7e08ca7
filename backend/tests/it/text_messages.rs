//! Text messages: what holders who turned them on are told, and that nobody else is told anything.

use axum::http::Method;
use backend::app::reminders::remind;
use domain::api::{CaseView, OfficerCommand, path};
use domain::journey::Step;
use domain::language::Language::{English, Indonesian};
use domain::moment::DAY;
use domain::person::FilePurpose;
use domain::renewal::{RejectReason, ReturnReason};
use serde_json::json;

use crate::by_hand::approve;
use crate::filing::STAFF_MERANTI;
use crate::gateway::{Gateway, SECRET, deliver};
use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::passphrase_later;
use crate::renewal::returning;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER};

/// A world with a gateway, and this holder, who turned text messages on.
async fn world(holder: &str) -> (World, Gateway, Browser) {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    let mut browser = world.logged_in(holder).await;
    assert_eq!(browser.choose(Indonesian, Some(true)).await, 204);
    (world, gateway, browser)
}

/// The number on record.
async fn mobile(world: &World, email: &str) -> String {
    let sql = "SELECT mobile FROM people WHERE email = $1";
    sqlx::query_scalar(sql).bind(email).fetch_one(world.app.db.read()).await.unwrap()
}

#[tokio::test]
async fn a_returned_application_and_its_certificate_are_told() {
    let (world, gateway, mut sari) = world(SARI).await;
    let to = mobile(&world, SARI).await;
    let reference = sari.apply(0).await;
    deliver(&world).await;
    assert_eq!(gateway.told(), Vec::<[String; 3]>::new(), "nothing to do for the holder");

    let mut verifier = world.logged_in(VERIFIER).await;
    let note = "Nomor surat salah.";
    verifier.take_and(&reference, returning(Step::Letter, ReturnReason::Other, note)).await.json::<CaseView>();
    let returned_at = world.app.now();
    world.clock.pass(7);
    deliver(&world).await;
    let text = format!(
        "Perbarui: permohonan {reference} perlu dilengkapi. Lihat alasannya: https://perbarui.test/lacak/{reference}"
    );
    let [delivery] = &gateway.taken()[..] else { panic!("{:?}", gateway.taken()) };
    assert_eq!((&*delivery.path, delivery.timestamp), ("/kirim", returned_at.0 + 7));
    let expected = json!({
        "id": delivery.id, "type": "application.returned", "created": returned_at, "agency": "kota-pekalongan", "to": to,
        "language": "id", "text": text,
    });
    assert_eq!(delivery.body, expected);
    // No name, number, reason or code.
    for personal in ["Sari", "Wulandari", "3375", "1988", note] {
        assert!(!delivery.body.to_string().contains(personal), "{personal}");
    }
    // Delivered once, and nothing of it is kept but that it was.
    deliver(&world).await;
    assert_eq!(gateway.taken().len(), 1);
    assert_eq!(world.count("text_messages WHERE text = '' AND sent_at IS NOT NULL").await, 1);

    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "again").await.status, 200);
    assert_eq!(sari.choose(English, None).await, 204);
    verifier.command(&reference, approve()).await.json::<CaseView>();
    deliver(&world).await;
    let text = format!(
        "Perbarui: the certificate of application {reference} has been issued. Download: https://perbarui.test/ambil/{reference}"
    );
    assert_eq!(gateway.told()[1..], [["certificate.issued".to_owned(), to, text]]);
}

#[tokio::test]
async fn a_rejection_is_told_and_a_withdrawal_is_not() {
    let (world, gateway, mut sari) = world(SARI).await;
    let withdrawn = sari.apply(0).await;
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &withdrawn)).await.status, 200);
    let reference = sari.apply(1).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let reject = OfficerCommand::Reject { reason: RejectReason::NotEmployed, note: String::new() };
    verifier.take_and(&reference, reject).await.json::<CaseView>();
    deliver(&world).await;
    let text =
        format!("Perbarui: permohonan {reference} ditolak. Lihat alasannya: https://perbarui.test/lacak/{reference}");
    assert_eq!(gateway.told(), [["application.rejected".to_owned(), mobile(&world, SARI).await, text]]);
}

#[tokio::test]
async fn a_passphrase_that_is_waited_for_is_told() {
    let (world, gateway, mut sari) = world(passphrase_later::HOLDER).await;
    let reference = passphrase_later::apply(&mut sari).await;
    passphrase_later::verified(&world, &reference).await;
    deliver(&world).await;
    let to = mobile(&world, passphrase_later::HOLDER).await;
    let text = format!(
        "Perbarui: permohonan {reference} menunggu Anda membuat passphrase: https://perbarui.test/permohonan/passphrase"
    );
    assert_eq!(gateway.told(), [["application.passphrase".to_owned(), to, text]]);
}

#[tokio::test]
async fn an_application_that_the_office_filed_is_told_and_reminded_of() {
    let (world, gateway, _) = world(SARI_MERANTI).await;
    let reference = world.logged_in(STAFF_MERANTI).await.file_for(SARI_MERANTI).await;
    deliver(&world).await;
    world.clock.pass(10 * DAY);
    backend::app::holder_action::reminders::remind(&world.app).await.unwrap();
    deliver(&world).await;
    let text = format!(
        "Perbarui: kantor Anda menyiapkan permohonan {reference}. Periksa dan kirim: https://perbarui.test/permohonan"
    );
    let one = ["application.prepared".to_owned(), mobile(&world, SARI_MERANTI).await, text];
    assert_eq!(gateway.told(), [one.clone(), one]);
}

#[tokio::test]
async fn the_end_of_a_certificate_is_told_with_its_reminders() {
    let (world, gateway, _) = world(SARI).await;
    for days in [0, 5, 7, 7] {
        world.clock.pass(days * DAY);
        remind(&world.app).await.unwrap();
        deliver(&world).await;
    }
    let texts: Vec<String> = gateway.told().into_iter().map(|[_, _, text]| text).collect();
    assert_eq!(
        texts,
        [
            "Perbarui: sertifikat elektronik Anda berakhir 12 hari lagi: https://perbarui.test/sertifikat",
            "Perbarui: sertifikat elektronik Anda berakhir 7 hari lagi: https://perbarui.test/sertifikat",
            "Perbarui: sertifikat elektronik Anda berakhir hari ini: https://perbarui.test/sertifikat",
            "Perbarui: sertifikat elektronik Anda sudah berakhir: https://perbarui.test/sertifikat",
        ]
    );
}

#[tokio::test]
async fn whoever_did_not_turn_them_on_gets_none() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    let mut sari = world.logged_in(SARI).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let mut returned = async |sari: &mut Browser, nth: usize| {
        let reference = sari.apply(nth).await;
        verifier.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await.json::<CaseView>();
        assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
        world.count("text_messages").await
    };
    assert_eq!(returned(&mut sari, 0).await, 0, "off unless turned on");
    assert_eq!(sari.choose(Indonesian, None).await, 204);
    assert_eq!(returned(&mut sari, 1).await, 0, "a language says nothing of it");
    assert_eq!(sari.choose(Indonesian, Some(true)).await, 204);
    assert_eq!(returned(&mut sari, 2).await, 1);
    // Turned off, also what waits is not sent.
    assert_eq!(sari.choose(Indonesian, Some(false)).await, 204);
    assert_eq!(world.count("text_messages").await, 0);
    deliver(&world).await;
    assert_eq!(gateway.taken(), []);
    assert!(!world.mails(SARI).await.is_empty(), "mails come all the same");
}
