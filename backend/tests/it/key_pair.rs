//! Key pairs from the browser: proof of possession, strength of the wrapping, single use.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{DraftView, NewKey, OfficerCommand, path};
use domain::problem::{Fault, Field, Problem};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256};

use crate::authority::weak;
use crate::harness::World;
use crate::wizard::{AISYAH, SARI, VERIFIER, key, new_key, request, wrapped, wrapped_by};

#[tokio::test]
async fn faulty_key_pairs_are_refused() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let good = request(key(0));
    let mut forged = good.clone();
    *forged.last_mut().unwrap() ^= 1;
    let foreign = request(&KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap());
    let no_key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).unwrap();
    let (by_three, by_a_prime) = (weak::request(3), weak::request(65_521));
    let cases: [(&[u8], &[u8], Fault); 11] = [
        (&by_three, wrapped(), Fault::RequestKeyType),
        (&by_a_prime, wrapped(), Fault::RequestKeyType),
        (&forged, wrapped(), Fault::RequestSignature),
        (&foreign, wrapped(), Fault::RequestKeyType),
        (&good[..good.len() - 1], wrapped(), Fault::RequestMalformed),
        (b"", wrapped(), Fault::RequestMalformed),
        (&good, b"", Fault::WrappedKey),
        (&good, &wrapped()[1..], Fault::WrappedKey),
        (&good, no_key.as_ref(), Fault::WrappedKey),
        (&good, &key(0).serialize_der(), Fault::WrappedKey),
        (&good, &[wrapped(), b"x"].concat(), Fault::WrappedKey),
    ];
    for (request, wrapped_key, fault) in cases {
        let new = NewKey { request: STANDARD.encode(request), wrapped_key: STANDARD.encode(wrapped_key) };
        let told = sari.put(path::DRAFT_KEY, &new).await.problem();
        assert_eq!((told.status, told.problems), (422, vec![Problem::new(Field::Request, fault)]));
    }
    let no_base64 = NewKey { request: "?".to_owned(), wrapped_key: String::new() };
    let told = sari.put(path::DRAFT_KEY, &no_base64).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Request, Fault::RequestMalformed)]);
    assert_eq!(sari.draft().await.draft.key, None);
}

#[test]
fn weakly_wrapped_keys_are_refused() {
    assert!(backend::app::issuance::wrapped_key::is_acceptable(wrapped()));
    for weak in [
        "-v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 599999",
        "-v2 aes-256-cbc -v2prf hmacWithSHA1 -iter 600000",
        "-v2 aes-128-cbc -v2prf hmacWithSHA256 -iter 600000",
        "-v2 aes-256-cbc -scrypt",
        "-v2 des3 -v2prf hmacWithSHA256 -iter 600000",
    ] {
        assert!(!backend::app::issuance::wrapped_key::is_acceptable(&wrapped_by(weak)), "{weak}");
    }
    for length in 0..wrapped().len() {
        assert!(!backend::app::issuance::wrapped_key::is_acceptable(&wrapped()[..length]));
    }
}

#[tokio::test]
async fn a_key_pair_is_used_once() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut aisyah = world.logged_in(AISYAH).await;
    let reused = [Problem::new(Field::Request, Fault::RequestKeyReused)];
    // A repeated request and another key before it is sent are fine; the one before is forgotten.
    for nth in [0, 0, 1] {
        sari.put(path::DRAFT_KEY, &new_key(nth)).await.json::<DraftView>();
    }
    assert_eq!(world.count("keys").await, 1);
    assert_eq!(aisyah.put(path::DRAFT_KEY, &new_key(1)).await.problem().problems, reused);
    let reference = sari.apply(1).await;
    assert_eq!(aisyah.put(path::DRAFT_KEY, &new_key(1)).await.problem().problems, reused);
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await.status, 200);
    assert_eq!(aisyah.put(path::DRAFT_KEY, &new_key(1)).await.problem().problems, reused);
}

#[tokio::test]
async fn a_key_found_weak_since_is_not_sent() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let draft = sari.fill(0).await;
    let mut tx = world.app.db.begin().await.unwrap();
    let weak = weak::request(3);
    sqlx::query("UPDATE keys SET request = $1").bind(&weak).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let told = sari.submit(None, draft.version, "send").await.problem();
    assert_eq!((told.status, told.problems), (422, vec![Problem::new(Field::Request, Fault::RequestKeyType)]));
    // Another key than the draft names: nothing of it is sent.
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("UPDATE keys SET request = $1").bind(request(key(1))).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(sari.submit(None, draft.version, "send").await.problem().status, 409);
    assert_eq!(world.count("renewals").await, 0);
}
