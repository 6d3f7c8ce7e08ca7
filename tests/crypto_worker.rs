//! Key pairs and PKCS#12 files, made in a worker of a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use perbarui::crypto_worker::{BuildFault, KeyRequest, Order, build_pkcs12, generate_key_pair};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const PASSPHRASE: &[u8] = b"kuda laut biru muda";
const RSA_ENCRYPTION: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";

#[wasm_bindgen_test]
async fn a_file_comes_of_the_right_passphrase_and_certificate_only() {
    let own = generate_key_pair(PASSPHRASE).await.unwrap();
    let other = generate_key_pair(PASSPHRASE).await.unwrap();
    assert_ne!(own.csr, other.csr);

    let file = build_pkcs12(&order(&own, &own), PASSPHRASE).await.unwrap();
    // INTEGERs of 600,000, 150,000 and 300,000: .NET takes no file of more than 600,000 rounds in all, 300,000 in one place.
    let [kept, key_or_certificates, mac] = [b"\x02\x03\x09\x27\xc0", b"\x02\x03\x02\x49\xf0", b"\x02\x03\x04\x93\xe0"];
    assert_eq!([kept, key_or_certificates, mac].map(|rounds| count(&own.wrapped_key, rounds)), [1, 0, 0]);
    assert_eq!([kept, key_or_certificates, mac].map(|rounds| count(&file, rounds)), [0, 2, 1]);
    let again = build_pkcs12(&order(&own, &own), PASSPHRASE).await.unwrap();
    assert_ne!(file, again, "every file has salts of its own");

    check(&order(&own, &own), b"kuda laut biru mudA", BuildFault::WrongPassphrase).await;
    check(&order(&own, &own), b"", BuildFault::WrongPassphrase).await;
    check(&order(&own, &other), PASSPHRASE, BuildFault::KeyDoesNotMatch).await;
    // The key is checked before the certificate is compared, so that a wrong passphrase says so.
    check(&order(&own, &other), b"bukan frasa sandinya", BuildFault::WrongPassphrase).await;
    check(&order(&own, &own), b"\xff\xfe kuda laut biru", BuildFault::Broken).await;

    let cut = |bytes: &[u8]| bytes[..bytes.len() - 1].to_vec();
    let whole = order(&own, &own);
    check(&Order { wrapped_key: cut(&whole.wrapped_key), ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
    check(&Order { certificate: cut(&whole.certificate), ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
    check(&Order { wrapped_key: Vec::new(), ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
    check(&Order { certificate: Vec::new(), ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
    let grown = [&whole.wrapped_key, b"\x05\x00".as_slice()].concat();
    check(&Order { wrapped_key: grown, ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
    check(&Order { wrapped_key: without_rounds(&whole.wrapped_key), ..whole.clone() }, PASSPHRASE, BuildFault::Broken)
        .await;
    // Lengths beyond the end, BER's indefinite length, a length of eight bytes.
    for bad in
        [b"\x30\x84\xff\xff\xff\xff".as_slice(), b"\x30\x80\x00\x00", b"\x30\x88\xff\xff\xff\xff\xff\xff\xff\xff"]
    {
        check(&Order { wrapped_key: bad.to_vec(), ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
        check(&Order { certificate: bad.to_vec(), ..whole.clone() }, PASSPHRASE, BuildFault::Broken).await;
    }
}

#[wasm_bindgen_test]
async fn nothing_that_leaves_holds_the_passphrase() {
    let made = generate_key_pair(PASSPHRASE).await.unwrap();
    let file = build_pkcs12(&order(&made, &made), PASSPHRASE).await.unwrap();
    let utf16: Vec<u8> = PASSPHRASE.iter().flat_map(|byte| [0, *byte]).collect();
    for bytes in [&made.csr, &made.wrapped_key, &file] {
        assert!(!contains(bytes, PASSPHRASE));
        assert!(!contains(bytes, &utf16));
    }
    // A private key in clear names its algorithm; a request does so for its public key.
    assert!(contains(&made.csr, RSA_ENCRYPTION));
    assert!(!contains(&made.wrapped_key, RSA_ENCRYPTION));
    assert!(!contains(&file, RSA_ENCRYPTION));
}

async fn check(order: &Order, passphrase: &[u8], expected: BuildFault) {
    assert_eq!(build_pkcs12(order, passphrase).await, Err(expected));
}

/// The key of the one with a certificate for the key of the other.
fn order(key: &KeyRequest, certified: &KeyRequest) -> Order {
    let certificate = certificate(public_key(&certified.csr));
    let chain = vec![certificate.clone()];
    Order { wrapped_key: key.wrapped_key.clone(), certificate, chain, friendly_name: "Sertifikat Anda".into() }
}

/// No rounds of PBKDF2 instead of 600,000.
fn without_rounds(wrapped: &[u8]) -> Vec<u8> {
    let place = wrapped.windows(5).position(|window| window == b"\x02\x03\x09\x27\xc0").unwrap();
    [&wrapped[..place], b"\x02\x03\0\0\0", &wrapped[place + 5..]].concat()
}

/// A certificate in shape: nobody here looks at names, dates or the signature.
fn certificate(public_key: &[u8]) -> Vec<u8> {
    let tbs = sequence(&[b"\xa0\x03\x02\x01\x02\x02\x01\x01\x30\x00\x30\x00\x30\x00\x30\x00", public_key]);
    sequence(&[&tbs, b"\x30\x00\x03\x01\x00"])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    [b"\x30\x82", length.as_slice(), &content].concat()
}

/// The `SubjectPublicKeyInfo` in a request: the SEQUENCE around the RSA algorithm.
fn public_key(csr: &[u8]) -> &[u8] {
    let algorithm = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
    let start = csr.windows(algorithm.len()).position(|window| window == algorithm).unwrap() - 4;
    let length = usize::from(u16::from_be_bytes([csr[start + 2], csr[start + 3]]));
    &csr[start..start + 4 + length]
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
