//! PKCS#12 files, opened in a worker of a real browser. Files of other programs: `e2e/steps/certificate_file.spec.ts`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use perbarui::crypto_worker::{
    ChainState, Inspected, KeyRequest, OpenFault, Order, build_pkcs12, generate_key_pair, inspect,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const PASSPHRASE: &[u8] = b"kuda laut biru muda";

#[wasm_bindgen_test]
async fn what_is_in_a_file_is_told_to_who_has_its_passphrase_only() {
    let key = generate_key_pair(PASSPHRASE).await.unwrap();
    let file = file(&key, &key).await;
    let found = inspect(&file, PASSPHRASE).await;
    let expected = Inspected {
        name: "Sari Wulandari".into(),
        organization: "Dinas Kesehatan".into(),
        issuer: "Penerbit Uji".into(),
        serial: "1f2e".into(),
        not_before: 1_767_225_600,
        not_after: 1_830_297_599,
        chain: vec![],
        chain_state: ChainState::Incomplete,
        has_mac: true,
    };
    assert_eq!(found, Ok(expected));
    for wrong in [b"kuda laut biru mudA".as_slice(), b"", b"\xff\xfe"] {
        assert_eq!(inspect(&file, wrong).await, Err(OpenFault::WrongPassphrase));
    }
    // Bytes that were changed anywhere in it look the same as another passphrase: the MAC is another one.
    let mut changed = file.clone();
    changed[file.len() / 2] ^= 1;
    assert_eq!(inspect(&changed, PASSPHRASE).await, Err(OpenFault::WrongPassphrase));
}

#[wasm_bindgen_test]
async fn what_is_no_whole_file_is_told_as_that() {
    let key = generate_key_pair(PASSPHRASE).await.unwrap();
    let file = file(&key, &key).await;
    for length in (0..file.len()).step_by(13) {
        let expected = if length < 8 { OpenFault::NotPkcs12 } else { OpenFault::Damaged };
        assert_eq!(inspect(&file[..length], PASSPHRASE).await, Err(expected), "{length} bytes of it");
    }
    let text = b"-----BEGIN CERTIFICATE-----".as_slice();
    for other in [b"".as_slice(), b"%PDF-1.7", text, &key.csr, &key.wrapped_key, b"\x30\x80", b"\x30\x88\xff\xff"] {
        assert_eq!(inspect(other, PASSPHRASE).await, Err(OpenFault::NotPkcs12));
    }
    for damaged in
        [b"\x30\x03\x02\x01\x03".as_slice(), b"\x30\x80\x02\x01\x03\x00\x00", b"\x30\x05\x02\x01\x03\x30\x00"]
    {
        assert_eq!(inspect(damaged, PASSPHRASE).await, Err(OpenFault::Damaged));
    }
}

/// Nobody can make such a file here, so its certificate is put in place of another of the same length, without a MAC.
#[wasm_bindgen_test]
async fn a_key_beside_another_ones_certificate_is_told() {
    let (key, other) = (generate_key_pair(PASSPHRASE).await.unwrap(), generate_key_pair(PASSPHRASE).await.unwrap());
    let certificate = sequence(&[
        b"\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x09\x16\x01",
        &tagged(0xa0, &tagged(4, &certificate(&other))),
    ]);
    let cert_bag = sequence(&[b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x03", &tagged(0xa0, &certificate)]);
    let key_bag = sequence(&[b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x02", &tagged(0xa0, &key.wrapped_key)]);
    let whole = |bags: &[u8]| sequence(&[b"\x02\x01\x03", &data(&sequence(&[&data(&sequence(&[bags]))]))]);
    // Without a MAC, a passphrase that opens nothing can't be told from a key that fits nothing.
    assert_eq!(
        inspect(&whole(&[key_bag.clone(), cert_bag.clone()].concat()), PASSPHRASE).await,
        Err(OpenFault::WrongPassphrase)
    );
    assert_eq!(inspect(&whole(&cert_bag), PASSPHRASE).await, Err(OpenFault::NoKey));
    assert_eq!(inspect(&whole(&key_bag), PASSPHRASE).await, Err(OpenFault::NoCertificate));
    let own = sequence(&[
        b"\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x09\x16\x01",
        &tagged(0xa0, &tagged(4, &self::certificate(&key))),
    ]);
    let own = sequence(&[b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x03", &tagged(0xa0, &own)]);
    let found = inspect(&whole(&[key_bag, cert_bag, own].concat()), PASSPHRASE).await.unwrap();
    assert!(!found.has_mac);
}

/// The key of the one with a certificate for the key of the other.
async fn file(key: &KeyRequest, certified: &KeyRequest) -> Vec<u8> {
    let certificate = certificate(certified);
    let order =
        Order { wrapped_key: key.wrapped_key.clone(), certificate, chain: Vec::new(), friendly_name: "Uji".into() };
    build_pkcs12(&order, PASSPHRASE).await.unwrap()
}

/// A certificate whose signature nobody here looks at.
fn certificate(certified: &KeyRequest) -> Vec<u8> {
    let name = |kind: u8, text: &str| {
        let value = [b"\x06\x03\x55\x04", [kind].as_slice(), &tagged(0x0c, text.as_bytes())].concat();
        tagged(0x31, &sequence(&[&value]))
    };
    let signature = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b\x05\x00";
    let signed = sequence(&[
        b"\xa0\x03\x02\x01\x02\x02\x02\x1f\x2e",
        signature,
        &sequence(&[&name(3, "Penerbit Uji")]),
        &sequence(&[b"\x17\x0d260101000000Z\x17\x0d271231235959Z"]),
        &sequence(&[&name(10, "Dinas Kesehatan"), &name(3, "Sari Wulandari")]),
        public_key(&certified.csr),
    ]);
    sequence(&[&signed, signature, b"\x03\x02\x00\x01"])
}

/// A `ContentInfo` in clear.
fn data(content: &[u8]) -> Vec<u8> {
    sequence(&[b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01", &tagged(0xa0, &tagged(4, content))])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tagged(0x30, &parts.concat())
}

fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(content.len()).unwrap().to_be_bytes();
    // DER: the shortest form.
    let length: &[u8] = match (high, low) {
        (0, 0..=127) => &[low],
        (0, _) => &[0x81, low],
        _ => &[0x82, high, low],
    };
    [[tag].as_slice(), length, content].concat()
}

/// The `SubjectPublicKeyInfo` in a request: the SEQUENCE around the RSA algorithm.
fn public_key(csr: &[u8]) -> &[u8] {
    let algorithm = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
    let start = csr.windows(algorithm.len()).position(|window| window == algorithm).unwrap() - 4;
    let length = usize::from(u16::from_be_bytes([csr[start + 2], csr[start + 3]]));
    &csr[start..start + 4 + length]
}
