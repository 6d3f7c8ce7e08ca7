//! Proof that a holder has the present certificate's key: it signs the key to be certified.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CaseView, HistoryKind, OldKey, OldKeySignature, OldKeyState, path};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Digest, old_key};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_ECDSA_P256_SHA256, PublicKeyData as _, SigningKey as _};

use backend::infra::authority::Serial;

use crate::by_hand::{approve, der, order, pem, problems};
use crate::harness::{Answer, Browser, World, shared_authority};
use crate::verify::found;
use crate::wizard::{AISYAH, SARI, VERIFIER, key};

impl Browser {
    async fn old_key(&mut self) -> OldKeyState {
        self.get(path::OLD_KEY).await.json::<OldKey>().state
    }

    /// What the old key is to sign.
    async fn message(&mut self) -> String {
        match self.old_key().await {
            OldKeyState::Open { reference, public_key, .. } => old_key::message(&reference, &public_key),
            other => panic!("{other:?}"),
        }
    }

    async fn prove(&mut self, certificate: &[u8], signature: &[u8]) -> Answer {
        let signed = OldKeySignature {
            certificate: STANDARD.encode(certificate),
            chain: Vec::new(),
            signature: STANDARD.encode(signature),
        };
        self.post(path::OLD_KEY, &signed).await
    }
}

/// A certificate of the second key by the shared authority, and its number.
fn old_certificate() -> (Vec<u8>, String) {
    let mut order = order("old");
    order.spki_der = key(1).subject_public_key_info();
    (der(&order), hex::encode(Serial::of_order("old").as_bytes()))
}

fn sign(message: &str) -> Vec<u8> {
    key(1).sign(message.as_bytes()).unwrap()
}

/// Sari's present certificate is this one; with its bytes, or with its number alone.
async fn present(world: &World, serial: &str, der: Option<&[u8]>) {
    let der = der.map_or("NULL".to_owned(), |der| format!("x'{}'", hex::encode(der)));
    world
        .run(&format!(
            "UPDATE certificates SET serial = '{serial}', der = {der}
             WHERE person = (SELECT id FROM people WHERE email = '{SARI}')"
        ))
        .await;
}

#[tokio::test]
async fn the_old_key_signs_the_new_one_and_officers_see_it() {
    let world = World::new().await;
    let (old, serial) = old_certificate();
    present(&world, &serial, Some(&old)).await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.old_key().await, OldKeyState::NoApplication);
    let reference = sari.apply(0).await;
    let public_key = Digest::of(key(0).subject_public_key_info());
    let open = OldKeyState::Open { reference: reference.clone(), public_key: public_key.clone(), serial };
    assert_eq!(sari.old_key().await, open);
    let message = old_key::message(&reference, &public_key);
    let mut officer = world.logged_in(VERIFIER).await;
    assert_eq!(officer.case(&reference).await.old_key_proved_at, None);

    let signature = sign(&message);
    let proved: OldKey = sari.prove(&old, &signature).await.json();
    assert_eq!(proved.state, OldKeyState::Proved { at: world.app.now() });
    // Once more, since the answer got lost: later, with nothing that proves anything.
    world.clock.pass(60);
    assert_eq!(sari.prove(b"", b"").await.json::<OldKey>(), proved);
    let case = officer.case(&reference).await;
    assert_eq!(case.old_key_proved_at, Some(world.app.now().plus_seconds(-60)));
    let told: Vec<_> = case.history.iter().map(|row| (row.what, row.by.as_str())).collect();
    assert_eq!(told, [(HistoryKind::Submitted, "Sari Wulandari"), (HistoryKind::OldKeyProved, "Sari Wulandari")]);

    let proofs = async || {
        let report = found(&world.app.config).await;
        report.faults().iter().filter(|fault| fault.starts_with("proof ")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(proofs().await, [""; 0]);
    for (change, undo) in [
        ("SET signature = x'00' || signature", "SET signature = substr(signature, 2)"),
        ("SET digest = upper(digest)", "SET digest = lower(digest)"),
    ] {
        world.run(&format!("UPDATE old_key_proofs {change}")).await;
        assert_ne!(proofs().await, [""; 0], "{change}");
        world.run(&format!("UPDATE old_key_proofs {undo}")).await;
    }

    // Issued: nothing is left to be proved.
    officer.take_and(&reference, approve()).await.json::<CaseView>();
    assert_eq!(sari.old_key().await, OldKeyState::NoApplication);
}

#[tokio::test]
async fn nothing_else_proves_it() {
    let world = World::new().await;
    let (old, serial) = old_certificate();
    present(&world, &serial, Some(&old)).await;
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    let message = sari.message().await;
    let signature = sign(&message);
    let impostor = impostor(&serial, &elliptic());
    let mut damaged = signature.clone();
    damaged[7] ^= 1;
    let cases: [(&[u8], Vec<u8>, Fault); 8] = [
        (b"", signature.clone(), Fault::CertificateUnreadable),
        (&old[1..], signature.clone(), Fault::CertificateUnreadable),
        (&[old.as_slice(), b"x"].concat(), signature.clone(), Fault::CertificateUnreadable),
        (&impostor, fixed(&elliptic(), &message), Fault::CertificateOtherKey),
        (&old, Vec::new(), Fault::RequestSignature),
        (&old, damaged, Fault::RequestSignature),
        (&old, key(0).sign(message.as_bytes()).unwrap(), Fault::RequestSignature),
        (&old, sign(&message.replace("PBR-", "PBR_")), Fault::RequestSignature),
    ];
    for (number, (certificate, signature, fault)) in cases.into_iter().enumerate() {
        let answer = sari.prove(certificate, &signature).await;
        assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, fault)], "case {number}");
    }
    assert_eq!(world.count("old_key_proofs").await, 0);
    // Nor does somebody else's key, who has no such application.
    let mut aisyah = world.logged_in(AISYAH).await;
    assert_eq!(aisyah.prove(&old, &signature).await.status, 404);
    assert_eq!(world.browser().get(path::OLD_KEY).await.status, 401);
}

/// A certificate by nobody with this number.
fn impostor(serial: &str, key: &KeyPair) -> Vec<u8> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "Sari Wulandari");
    params.serial_number = Some(hex::decode(serial).unwrap().into());
    params.self_signed(key).unwrap().der().to_vec()
}

fn elliptic() -> KeyPair {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap()
}

/// An ECDSA signature as `WebCrypto` makes it.
fn fixed(key: &KeyPair, message: &str) -> Vec<u8> {
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &key.serialize_der()).unwrap();
    key.sign(&SystemRandom::new(), message.as_bytes()).unwrap().as_ref().to_vec()
}

#[tokio::test]
async fn of_a_certificate_with_a_number_alone_a_trusted_issuer_must_have_signed_it() {
    let world = World::new().await;
    let (old, serial) = old_certificate();
    present(&world, &serial, None).await;
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    assert_eq!(sari.old_key().await, OldKeyState::NotComparable);
    assert_eq!(sari.prove(&old, b"").await.status, 404);

    let trusted = pem(&shared_authority().chain());
    let world = World::with_files::<&str>(&[], Some(&trusted)).await;
    present(&world, &serial, None).await;
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    let message = sari.message().await;
    let key = elliptic();
    let own = impostor(&serial, &key);
    let other = Fault::CertificateOtherIssuer;
    let answer = sari.prove(&own, &fixed(&key, &message)).await;
    assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, other)]);
    let other = Fault::CertificateOtherKey;
    let another = der(&order("another"));
    let answer = sari.prove(&another, &crate::wizard::key(0).sign(message.as_bytes()).unwrap()).await;
    assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, other)]);
    let proved: OldKey = sari.prove(&old, &sign(&message)).await.json();
    assert_eq!(proved.state, OldKeyState::Proved { at: world.app.now() });
}

/// Keys of elliptic curves: both numbers of the signature come one after the other, and are kept as OpenSSL takes them.
#[tokio::test]
async fn an_elliptic_key_proves_it_and_openssl_agrees() {
    let world = World::new().await;
    let key = elliptic();
    let serial = "0a0b0c";
    let old = impostor(serial, &key);
    present(&world, serial, Some(&old)).await;
    let mut sari = world.logged_in(SARI).await;
    sari.apply(0).await;
    let message = sari.message().await;
    sari.prove(&old, &fixed(&key, &message)).await.json::<OldKey>();
    let (certificate, signature): (Vec<u8>, Vec<u8>) =
        sqlx::query_as("SELECT certificate, signature FROM old_key_proofs")
            .fetch_one(world.app.db.read())
            .await
            .unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let openssl = |arguments: &[&std::ffi::OsStr]| {
        let done = std::process::Command::new("openssl").args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    let certificate = write("certificate.der", &certificate);
    let public = openssl(&[
        "x509".as_ref(),
        "-inform".as_ref(),
        "DER".as_ref(),
        "-pubkey".as_ref(),
        "-noout".as_ref(),
        "-in".as_ref(),
        certificate.as_ref(),
    ]);
    let (public, signature) = (write("public.pem", &public), write("signature", &signature));
    let message = write("message", message.as_bytes());
    openssl(&[
        "dgst".as_ref(),
        "-sha256".as_ref(),
        "-verify".as_ref(),
        public.as_ref(),
        "-signature".as_ref(),
        signature.as_ref(),
        message.as_ref(),
    ]);
}
