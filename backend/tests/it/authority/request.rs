//! Certificate requests, good and bad.

use backend::infra::authority::{Authority, RequestFault};
use proptest::prelude::*;

use super::lab::{Lab, authority, some_csr};

#[test]
fn requests_are_checked() {
    let lab = Lab::new();
    let good = lab.csr();
    let check = |csr: &[u8], expected: Result<(), RequestFault>| {
        assert_eq!(authority().check_request(csr).map(|_| ()), expected);
    };
    check(&good, Ok(()));

    let mut flipped = good.clone();
    *flipped.last_mut().unwrap() ^= 1;
    check(&flipped, Err(RequestFault::BadSignature));
    // The name in it, changed after it was signed.
    let mut renamed = good.clone();
    let at = renamed.windows(4).position(|w| w == b"Siti").unwrap();
    renamed[at] = b'X';
    check(&renamed, Err(RequestFault::BadSignature));

    check(&[], Err(RequestFault::Malformed));
    check(b"-----BEGIN CERTIFICATE REQUEST-----", Err(RequestFault::Malformed));
    check(&good[..good.len() - 1], Err(RequestFault::Malformed));
    check(&good[..40], Err(RequestFault::Malformed));
    check(&[good.as_slice(), b"\0"].concat(), Err(RequestFault::Malformed));
    check(&vec![0x30; 1_000_000], Err(RequestFault::Malformed));

    for (key, digest, expected) in [
        ("EC -pkeyopt ec_paramgen_curve:P-256", "-sha256", Err(RequestFault::ForeignKeyType)),
        ("ED25519", "", Err(RequestFault::ForeignKeyType)),
        ("RSA-PSS -pkeyopt rsa_keygen_bits:2048", "-sha256", Err(RequestFault::ForeignKeyType)),
        ("RSA -pkeyopt rsa_keygen_bits:1024", "-sha256", Err(RequestFault::WeakKey)),
        ("RSA -pkeyopt rsa_keygen_bits:2047", "-sha256", Err(RequestFault::WeakKey)),
        ("RSA -pkeyopt rsa_keygen_bits:4104", "-sha256", Err(RequestFault::WeakKey)),
        ("RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3", "-sha256", Err(RequestFault::WeakKey)),
        ("RSA -pkeyopt rsa_keygen_bits:2048", "-sha1", Err(RequestFault::BadSignature)),
        ("RSA -pkeyopt rsa_keygen_bits:2048", "-sha512", Ok(())),
        ("RSA -pkeyopt rsa_keygen_bits:3072", "-sha256", Ok(())),
    ] {
        lab.openssl(&format!("genpkey -out other.key -algorithm {key}"));
        lab.openssl(&format!("req -new -key other.key {digest} -subj /CN=Siti -outform DER -out other.csr"));
        assert_eq!(authority().check_request(&lab.read("other.csr")).map(|_| ()), expected, "{key} {digest}");
    }
}

#[test]
fn a_requests_key_is_handed_on_unchanged() {
    let lab = Lab::new();
    lab.openssl("req -in holder.csr -inform DER -noout -pubkey -out holder.pub");
    lab.openssl("pkey -pubin -in holder.pub -outform DER -out holder.spki");
    let checked = authority().check_request(&lab.csr()).unwrap();
    assert_eq!(checked.spki_der, lab.read("holder.spki"));
    let digest = lab.openssl("dgst -sha256 -r holder.spki");
    assert!(digest.starts_with(&hex::encode(checked.public_key_sha256)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_the_check_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = authority().check_request(&bytes);
    }

    #[test]
    fn a_changed_request_never_passes_for_another_key(at in 0..600_usize, to in any::<u8>()) {
        let mut csr = some_csr().to_vec();
        let at = at % csr.len();
        csr[at] = to;
        if let Ok(checked) = authority().check_request(&csr) {
            prop_assert_eq!(Ok(checked), authority().check_request(some_csr()));
        }
    }
}
