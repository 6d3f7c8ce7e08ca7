//! Recorded certificates must be signed by a configured issuer.

use std::path::Path;
use std::process::Command;

use backend::app::issuance::trusted_issuers::Issuers;
use domain::api::{CaseView, CertificateParts, RenewalStatus, path};
use domain::certificate::Signer;
use domain::problem::{Fault, Field, Problem};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256,
    PKCS_ECDSA_P384_SHA384, PKCS_ECDSA_P521_SHA512, PKCS_RSA_SHA256, PKCS_RSA_SHA384, PKCS_RSA_SHA512,
    SignatureAlgorithm,
};
use tempfile::TempDir;
use time::{Duration, OffsetDateTime};

use crate::by_hand::{at_issue, der, file, natuna, order, pem, problems};
use crate::harness::{World, monday, shared_authority};
use crate::wizard::key;

/// A CA, or a fake one.
struct Ca {
    params: CertificateParams,
    key: KeyPair,
    der: Vec<u8>,
}

impl Ca {
    fn root(name: &str, key: KeyPair, change: impl FnOnce(&mut CertificateParams)) -> Self {
        let params = ca(name, change);
        let der = params.self_signed(&key).unwrap().der().to_vec();
        Self { params, key, der }
    }

    fn below(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Self {
        let (params, key) = (ca(name, change), elliptic());
        let der = params.signed_by(&key, &Issuer::from_params(&self.params, &self.key)).unwrap().der().to_vec();
        Self { params, key, der }
    }

    fn leaf(&self) -> Vec<u8> {
        let params = named("Sari");
        params.signed_by(&elliptic(), &Issuer::from_params(&self.params, &self.key)).unwrap().der().to_vec()
    }
}

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    let monday = OffsetDateTime::from_unix_timestamp(monday().0).unwrap();
    (params.not_before, params.not_after) = (monday - Duration::days(30), monday + Duration::days(30));
    params
}

fn ca(name: &str, change: impl FnOnce(&mut CertificateParams)) -> CertificateParams {
    let mut params = named(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    change(&mut params);
    params
}

fn elliptic() -> KeyPair {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap()
}

fn rsa(algorithm: &'static SignatureAlgorithm) -> KeyPair {
    KeyPair::from_pkcs8_der_and_sign_algo(&key(0).serialize_der().into(), algorithm).unwrap()
}

fn load(bytes: &[u8]) -> Result<Issuers, String> {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("issuers.pem");
    std::fs::write(&path, bytes).unwrap();
    Issuers::load(&path).map_err(|error| {
        let told = error.to_string();
        told.strip_prefix(&format!("the authority's certificates {}: ", path.display())).expect(&told).to_owned()
    })
}

/// Returns the chain above the leaf for these trusted issuers.
fn above(trusted: &[&Ca], leaf: &[u8], along: &[&Ca]) -> Option<Vec<Vec<u8>>> {
    let ders = |all: &[&Ca]| all.iter().map(|ca| ca.der.clone()).collect::<Vec<_>>();
    load(&pem(&ders(trusted))).unwrap().above(leaf, &ders(along), monday())
}

fn as_it_is(_: &mut CertificateParams) {}

#[test]
fn every_usual_signature_is_checked() {
    let p384 = KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384).unwrap();
    for key in [rsa(&PKCS_RSA_SHA256), rsa(&PKCS_RSA_SHA384), rsa(&PKCS_RSA_SHA512), elliptic(), p384] {
        let root = Ca::root("Akar", key, as_it_is);
        let leaf = root.leaf();
        assert_eq!(above(&[&root], &leaf, &[]), Some(vec![root.der.clone()]));
        // One bit of the signature, and one of what is signed.
        for place in [leaf.len() - 1, leaf.len() / 3] {
            let mut forged = leaf.clone();
            forged[place] ^= 1;
            assert_eq!(above(&[&root], &forged, &[]), None);
        }
        // The same name, another key.
        assert_eq!(above(&[&Ca::root("Akar", elliptic(), as_it_is)], &leaf, &[]), None);
        assert_eq!(above(&[&Ca::root("Lain", elliptic(), as_it_is), &root], &leaf, &[]), Some(vec![root.der]));
    }
}

#[test]
fn the_same_key_under_another_name_is_another_ca() {
    let leaf = Ca::root("Akar", rsa(&PKCS_RSA_SHA256), as_it_is).leaf();
    assert_eq!(above(&[&Ca::root("Lain", rsa(&PKCS_RSA_SHA256), as_it_is)], &leaf, &[]), None);
}

#[test]
fn the_chain_may_come_from_the_operator_or_with_the_certificate() {
    let root = Ca::root("Akar", elliptic(), as_it_is);
    let middle = root.below("Penerbit", as_it_is);
    let leaf = middle.leaf();
    let whole = Some(vec![middle.der.clone(), root.der.clone()]);
    assert_eq!(above(&[&root, &middle], &leaf, &[]), whole);
    assert_eq!(above(&[&root], &leaf, &[&middle, &root]), whole);
    assert_eq!(above(&[&middle], &leaf, &[&root]), Some(vec![middle.der.clone()]));
    assert_eq!(above(&[&root], &leaf, &[]), None, "nothing tells who signed it");
    let other = Ca::root("Lain", elliptic(), as_it_is);
    assert_eq!(above(&[&other], &leaf, &[&middle, &root]), None, "what comes along proves nothing by itself");
    // No way round, however long it is.
    assert_eq!(above(&[&other], &root.der, &[&root, &root]), None);
}

#[test]
fn certificates_of_a_non_ca_are_refused() {
    let root = Ca::root("Akar", elliptic(), as_it_is);
    let last = Ca::root("Terbatas", elliptic(), |params| params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0)));
    assert!(above(&[&last], &last.leaf(), &[]).is_some());
    let beyond = last.below("Penerbit", as_it_is);
    assert_eq!(above(&[&last], &beyond.leaf(), &[&beyond]), None, "no CA below it");
    let no_ca = root.below("Pegawai", |params| params.is_ca = IsCa::ExplicitNoCa);
    assert_eq!(above(&[&root], &no_ca.leaf(), &[&no_ca]), None, "a holder is no CA");
    let no_use = root.below("Penerbit", |params| params.key_usages = vec![KeyUsagePurpose::DigitalSignature]);
    assert_eq!(above(&[&root], &no_use.leaf(), &[&no_use]), None, "its key is for something else");
    let over = |params: &mut CertificateParams| params.not_after = params.not_before + Duration::days(29);
    let ended = root.below("Penerbit", over);
    assert_eq!(above(&[&root], &ended.leaf(), &[&ended]), None, "its time is over");
    let ended = Ca::root("Akar", elliptic(), over);
    assert_eq!(above(&[&ended], &ended.leaf(), &[]), None);
}

#[test]
fn sha_1_signatures_are_refused() {
    let directory = TempDir::new().unwrap();
    let root = Ca::root("Akar", rsa(&PKCS_RSA_SHA256), as_it_is);
    std::fs::write(directory.path().join("root.pem"), pem(std::slice::from_ref(&root.der))).unwrap();
    std::fs::write(directory.path().join("key.pem"), root.key.serialize_pem()).unwrap();
    let request = named("Sari").serialize_request(&elliptic()).unwrap().pem().unwrap();
    std::fs::write(directory.path().join("request.pem"), request).unwrap();
    for (digest, proves) in [("-sha1", false), ("-sha256", true)] {
        let done = Command::new("openssl")
            .current_dir(directory.path())
            .args(
                "x509 -req -in request.pem -CA root.pem -CAkey key.pem -set_serial 7 -outform DER -out leaf.der"
                    .split(' '),
            )
            .arg(digest)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let leaf = std::fs::read(directory.path().join("leaf.der")).unwrap();
        assert_eq!(above(&[&root], &leaf, &[]).is_some(), proves, "{digest}");
    }
}

#[test]
fn a_bad_file_is_refused_at_the_start() {
    let root = Ca::root("Akar", elliptic(), as_it_is);
    let holder = named("Sari").self_signed(&elliptic()).unwrap().der().to_vec();
    let p521 = Ca::root("Akar", KeyPair::generate_for(&PKCS_ECDSA_P521_SHA512).unwrap(), as_it_is).der;
    for (bytes, told) in [
        (Vec::new(), "certificate 1 can't be read"),
        (b"no certificate".to_vec(), "certificate 1 can't be read"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n".to_vec(), "no PEM"),
        (root.key.serialize_pem().into_bytes(), "no certificate in it"),
        (pem(&[root.der.clone(), holder]), "certificate 2 is not a CA's"),
        (pem(&[p521]), "certificate 1 has a key on another curve than P-256 and P-384"),
    ] {
        assert_eq!(load(&bytes).unwrap_err(), told);
    }
    let none = Issuers::load(Path::new("/nowhere/issuers.pem")).unwrap_err().to_string();
    assert!(none.starts_with("the authority's certificates /nowhere/issuers.pem: "), "{none}");
    // The program itself: it names file and reason, and does not start.
    let directory = TempDir::new().unwrap();
    let bad = directory.path().join("bad.pem");
    std::fs::write(&bad, "x").unwrap();
    let started = Command::new(env!("CARGO_BIN_EXE_perbarui"))
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(directory.path().join("data"))
        .env("PERBARUI_ISSUERS", &bad)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&started.stderr);
    assert!(!started.status.success() && told.contains(&format!("{}: certificate 1", bad.display())), "{told}");
}

#[tokio::test]
async fn only_certificates_of_the_authority_are_recorded() {
    let trusted = pem(&shared_authority().chain());
    let world = World::with_files(&[("natuna", natuna())], Some(&trusted)).await;
    let (reference, mut sari, mut checker) = at_issue(&world).await;
    let right = der(&order("right"));
    // Everything about it is right, but for who signed it; and then not even that the signature is one.
    let impostor = Ca::root("Otoritas Uji", elliptic(), as_it_is);
    let mut forged = right.clone();
    *forged.last_mut().unwrap() ^= 1;
    for bytes in [forged, impostor.leaf(), pem(&[impostor.leaf(), impostor.der.clone()])] {
        let answer = checker.command(&reference, file(&bytes)).await;
        assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, Fault::CertificateOtherIssuer)]);
    }
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 0);

    // Alone: what is above it comes from the operator's file.
    let recorded: CaseView = checker.command(&reference, file(&right)).await.json();
    assert_eq!((recorded.status, recorded.signer), (RenewalStatus::Issued, Some(Signer::Known)));
    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    assert_eq!(parts.chain.len(), shared_authority().chain().len());
}
