//! Verifies what WebCrypto signs: bytes, with SHA-256 and the key of a certificate.

use der::Encode;
use der::asn1::UintRef;

use super::algorithm::{Algorithm, Hash};
use crate::infra::certificate_file::parse;

/// Verifies a signature over `message` by the certificate's key: PKCS#1 v1.5 or ECDSA, with SHA-256. WebCrypto gives ECDSA's two
/// numbers one after the other; they are returned as `Ecdsa-Sig-Value` (RFC 3279, 2.2.3), so that other programs verify it, too.
/// None if the key did not make it, or is of another kind.
pub fn verify_message(certificate: &[u8], message: &[u8], signature: &[u8]) -> Option<Vec<u8>> {
    use x509_parser::public_key::PublicKey;
    let (algorithm, signature) = match parse(certificate)?.public_key().parsed().ok()? {
        PublicKey::RSA(_) => (Algorithm::Pkcs1(Hash::Sha256), signature.to_vec()),
        PublicKey::EC(_) => (Algorithm::Ecdsa(Hash::Sha256), ecdsa_in_der(signature)?),
        _ => return None,
    };
    algorithm.verify(certificate, message, &signature)?.then_some(signature)
}

/// Whether the certificate's key made this signature, in the form that [`verify_message`] returns.
pub fn is_message_signed(certificate: &[u8], message: &[u8], signature: &[u8]) -> bool {
    [Algorithm::Pkcs1(Hash::Sha256), Algorithm::Ecdsa(Hash::Sha256)]
        .into_iter()
        .any(|algorithm| algorithm.verify(certificate, message, signature) == Some(true))
}

fn ecdsa_in_der(signature: &[u8]) -> Option<Vec<u8>> {
    let (r, s) = signature.split_at_checked(signature.len() / 2).filter(|(r, s)| r.len() == s.len())?;
    let numbers = [UintRef::new(r).ok()?, UintRef::new(s).ok()?];
    numbers.to_vec().to_der().ok()
}
