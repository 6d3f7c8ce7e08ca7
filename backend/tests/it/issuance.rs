//! Validity and serial numbers of certificates issued here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CaseView, CertificateParts, MyCertificate, RenewalStatus, path};
use domain::certificate::validity::{EARLY_SECS, MIN_SECS};
use domain::moment::{DAY, Timestamp};
use domain::renewal::{Act, Refusal};
use domain::standard::StepKind;
use x509_parser::prelude::{FromDer, X509Certificate};

use backend::db::orders;
use backend::db::renewals;
use backend::infra::authority::{Order, Serial};

use crate::by_hand::approve;
use crate::harness::{Browser, World, shared_authority};
use crate::passphrase_later;
use crate::wizard::{SARI, VERIFIER};

/// First and last second, and serial number, as they stand in the fetched certificate.
async fn fetched(sari: &mut Browser, reference: &str) -> (i64, i64, String) {
    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, reference)).await.json();
    let der = STANDARD.decode(&parts.certificate).unwrap();
    let (_, certificate) = X509Certificate::from_der(&der).unwrap();
    let validity = certificate.validity();
    (validity.not_before.timestamp(), validity.not_after.timestamp(), hex::encode(certificate.raw_serial()))
}

/// Lets time pass until the issuing CA has so many seconds left.
fn pass_until_left(world: &World, left: i64) {
    world.clock.pass(shared_authority().ends().first() - left - world.app.now().0);
}

#[tokio::test]
async fn certificates_are_valid_on_slow_clocks_and_shown_from_the_approval() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    // Just after midnight of the agency: ten minutes earlier is another day.
    world.clock.pass(15 * 3600 + 60);
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    let approved = world.app.now();
    let mut sari = world.logged_in(SARI).await;
    let (not_before, not_after, _) = fetched(&mut sari, &reference).await;
    assert_eq!(not_before, approved.0 - EARLY_SECS);
    assert_eq!(not_after, approved.plus_days(731).0 - 1, "two years from the approval, a leap day among them");
    let mine: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!((mine.not_before, mine.not_after), (Some(approved), Some(Timestamp(not_after))));
}

#[tokio::test]
async fn the_serial_number_is_random_and_stored_with_the_order() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    let (_, _, serial) = fetched(&mut sari, &reference).await;
    let kept: (String, String) =
        sqlx::query_as("SELECT order_id, serial FROM orders").fetch_one(world.app.db.read()).await.unwrap();
    assert_eq!(kept.1, serial);
    assert_ne!(Serial::of_order(&kept.0).to_hex(), serial, "who knows reference and time does not know the number");
    assert_eq!(Serial::from_hex(&serial).map(|read| read.to_hex()), Some(serial));
    let drawn: std::collections::HashSet<_> = (0..1_000).map(|_| Serial::random()).collect();
    assert_eq!(drawn.len(), 1_000);
}

#[tokio::test]
async fn an_older_order_keeps_its_number() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    let mut tx = world.app.db.begin().await.unwrap();
    // As it stood before it was issued, when numbers were not drawn.
    let subject = r#"{"name":"Sari","organization":"","unit":"","locality":"","province":"","email":""}"#;
    let before = sqlx::query("UPDATE orders SET serial = NULL, done = 0, subject = ?").bind(subject);
    before.execute(&mut *tx).await.unwrap();
    let id = renewals::find(&mut tx, &reference).await.unwrap().unwrap().id;
    let row = orders::pending(&mut tx, id).await.unwrap().unwrap();
    let asked: Order = backend::app::issuance::order::order(&row).unwrap();
    assert_eq!(asked.serial, Serial::of_order(&row.order_id));
}

#[tokio::test]
async fn a_certificate_does_not_outlast_the_authority() {
    let world = World::new().await;
    pass_until_left(&world, 200 * DAY);
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let issued: CaseView = verifier.take_and(&reference, approve()).await.json();
    assert_eq!(issued.status, RenewalStatus::Issued);
    let (_, not_after, _) = fetched(&mut sari, &reference).await;
    assert_eq!(not_after, shared_authority().ends().first());
}

#[tokio::test]
async fn uncertifiable_data_is_not_approved() {
    let world = World::new().await;
    pass_until_left(&world, MIN_SECS - 1);
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let refused = verifier.take_and(&reference, approve()).await.problem();
    assert_eq!((refused.status, refused.refusal), (409, Some(Refusal::AuthorityEnds)));
    let case = verifier.case(&reference).await;
    assert_eq!((case.status, case.step.unwrap().kind), (RenewalStatus::InProcess, StepKind::Verify));
    assert!(case.acts.contains(&Act::Return), "it is not stuck");
    assert_eq!(world.count("orders").await, 0);
}

#[tokio::test]
async fn uncertifiable_data_is_not_approved_before_a_later_passphrase() {
    let world = World::new().await;
    pass_until_left(&world, MIN_SECS - 1);
    let mut sari = world.logged_in(passphrase_later::HOLDER).await;
    let reference = passphrase_later::apply(&mut sari).await;
    for login in ["staf", "kabid"] {
        let mut officer = world.logged_in(&format!("{login}@purbalinggakab.go.id")).await;
        officer.take_and(&reference, approve()).await.json::<CaseView>();
    }
    let mut checker = world.logged_in(passphrase_later::CHECKER).await;
    let refused = checker.take_and(&reference, approve()).await.problem();
    assert_eq!(refused.refusal, Some(Refusal::AuthorityEnds), "the holder is not asked for a passphrase in vain");
}
