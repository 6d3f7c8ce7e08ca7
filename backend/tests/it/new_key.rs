//! A holder who forgot the passphrase makes another key pair while officers have the application.

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CaseView, CertificateParts, DraftView, HistoryKind, RenewalStatus, RenewalView, path};
use domain::journey::Step;
use domain::renewal::{Act, LastSent, Refusal, ReturnReason};
use rcgen::PublicKeyData as _;
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::by_hand::approve;
use crate::harness::{Answer, Browser, World};
use crate::renewal::returning;
use crate::wizard::{AISYAH, SARI, VERIFIER, digest, key, new_key};

impl Browser {
    async fn begin_new_key(&mut self, reference: &str) -> Answer {
        self.act(Method::POST, &path::with(path::RENEWAL_NEW_KEY, reference)).await
    }
}

/// The public key in the certificate that came out of it.
async fn certified(sari: &mut Browser, reference: &str) -> Vec<u8> {
    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, reference)).await.json();
    let der = STANDARD.decode(parts.certificate).unwrap();
    X509Certificate::from_der(&der).unwrap().1.public_key().raw.to_vec()
}

#[tokio::test]
async fn another_passphrase_takes_the_place_of_a_forgotten_one() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert!(sari.follow(&reference).await.acts.contains(&Act::ReplaceKey));
    sari.begin_new_key(&reference).await.json::<RenewalView>();
    let draft = sari.draft().await;
    assert_eq!(draft.draft.open_steps, Some(vec![Step::Passphrase]));
    assert_eq!((draft.draft.key, draft.draft.files.len()), (None, 1));
    // Begun, and nothing has changed yet: the case goes on with the key that it has.
    let before = sari.follow(&reference).await;
    assert_eq!((before.status, before.last_sent.0), (RenewalStatus::InProcess, LastSent::Application));
    let with_key: DraftView = sari.put(path::DRAFT_KEY, &new_key(1)).await.json();
    // Pressed again: what was begun stays.
    sari.begin_new_key(&reference).await.json::<RenewalView>();
    assert_eq!(sari.draft().await.version, with_key.version);
    let sent: RenewalView = sari.submit(Some(&reference), with_key.version, "another").await.json();
    assert_eq!((sent.status, sent.last_sent.0), (RenewalStatus::InProcess, LastSent::Key));
    assert_eq!(world.count(&format!("keys WHERE public_key_sha256 = '{}'", hash(0))).await, 0, "the forgotten one");
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains(&format!("Passphrase untuk permohonan {reference} sudah dibuat")), "{mail}");

    let mut officer = world.logged_in(VERIFIER).await;
    let case = officer.case(&reference).await;
    assert_eq!(case.history.last().map(|row| row.what), Some(HistoryKind::KeySet));
    officer.take_and(&reference, approve()).await.json::<CaseView>();
    assert_eq!(certified(&mut sari, &reference).await, key(1).subject_public_key_info());
    let late = sari.begin_new_key(&reference).await.problem();
    assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
}

fn hash(nth: usize) -> String {
    digest(&key(nth).subject_public_key_info())
}

#[tokio::test]
async fn approved_meanwhile_it_stays_with_the_key_that_was_sent() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    sari.begin_new_key(&reference).await.json::<RenewalView>();
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(1)).await.json();
    let mut officer = world.logged_in(VERIFIER).await;
    officer.take_and(&reference, approve()).await.json::<CaseView>();
    assert_eq!(sari.submit(Some(&reference), draft.version, "too-late").await.status, 409);
    assert_eq!((world.count("drafts").await, world.count("keys").await), (0, 1));
    assert_eq!(certified(&mut sari, &reference).await, key(0).subject_public_key_info());
}

#[tokio::test]
async fn a_return_meanwhile_comes_first_and_is_not_answered_by_the_draft_before_it() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    sari.begin_new_key(&reference).await.json::<RenewalView>();
    let begun: DraftView = sari.put(path::DRAFT_KEY, &new_key(1)).await.json();
    let mut officer = world.logged_in(VERIFIER).await;
    let returned = returning(Step::Letter, ReturnReason::Unreadable, "");
    officer.take_and(&reference, returned).await.json::<CaseView>();
    let draft = sari.draft().await;
    assert_eq!(draft.draft.open_steps, Some(vec![Step::Letter]));
    assert!(draft.version > begun.version);
    assert_eq!(sari.submit(Some(&reference), begun.version, "before-it").await.status, 409);
    let first = sari.begin_new_key(&reference).await.problem();
    assert_eq!((first.status, first.refusal), (409, Some(Refusal::WrongStage)));
    assert_eq!(sari.draft().await.version, draft.version);
}

#[tokio::test]
async fn nobody_else_and_no_ended_application() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut aisyah = world.logged_in(AISYAH).await;
    assert_eq!(aisyah.begin_new_key(&reference).await.status, 404);
    assert_eq!(world.browser().begin_new_key(&reference).await.status, 401);
    sari.begin_new_key(&reference).await.json::<RenewalView>();
    sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.json::<RenewalView>();
    assert_eq!(world.count("drafts").await, 0);
    assert_eq!(sari.begin_new_key(&reference).await.status, 409);
}
