//! Whether the MAC of a PKCS#12 file is that of its content and the passphrase (RFC 7292, appendix B).

use super::OpenFault;
use super::ber::Element;
use crate::crypto_worker::mac_key::mac_key;
use crate::crypto_worker::oid;
use crate::crypto_worker::pbes2::MAX_ROUNDS;
use crate::crypto_worker::subtle::{self, Refused, object, subtle};
use js_sys::Uint8Array;
use sha1::Sha1;
use sha2::Sha256;
use wasm_bindgen_futures::JsFuture;

/// A MAC, read.
struct Mac {
    is_sha1: bool,
    digest: Vec<u8>,
    salt: Vec<u8>,
    rounds: u32,
}

/// Compares.
///
/// # Errors
/// [`OpenFault::Damaged`], or [`OpenFault::UnknownProtection`] for another digest than SHA-256 and SHA-1.
pub async fn is_right(mac: &Element<'_>, safe: &[u8], passphrase: &str) -> Result<bool, OpenFault> {
    let mac = read(mac)?;
    let (hash, mut key) = if mac.is_sha1 {
        ("SHA-1", mac_key::<Sha1>(passphrase, &mac.salt, mac.rounds))
    } else {
        ("SHA-256", mac_key::<Sha256>(passphrase, &mac.salt, mac.rounds))
    };
    let algorithm = object(&[("name", "HMAC".into()), ("hash", hash.into())]);
    let hmac = subtle::import("raw", &key, &algorithm, &["verify"]).await;
    subtle::wipe(&mut key);
    let (digest, safe) = (Uint8Array::from(mac.digest.as_slice()), Uint8Array::from(safe));
    let verifying = subtle()?.verify_with_str_and_js_u8_array_and_js_u8_array("HMAC", &hmac?, &digest, &safe);
    Ok(JsFuture::from(verifying.map_err(Refused::from)?).await.map_err(Refused::from)?.is_truthy())
}

fn read(mac: &Element<'_>) -> Result<Mac, OpenFault> {
    let parts = || {
        let parts = mac.children()?;
        let digest = parts.first()?.children()?;
        let algorithm = digest.first()?.inner()?.whole;
        let rounds = match parts.get(2) {
            Some(rounds) => rounds
                .content
                .iter()
                .try_fold(0_u32, |all, byte| all.checked_mul(256)?.checked_add(u32::from(*byte)))?,
            None => 1,
        };
        Some((algorithm, digest.get(1)?.octets()?.into_owned(), parts.get(1)?.octets()?.into_owned(), rounds))
    };
    let (algorithm, digest, salt, rounds) =
        parts().filter(|(.., rounds)| (1..=MAX_ROUNDS).contains(rounds)).ok_or(OpenFault::Damaged)?;
    let is_sha1 = algorithm == oid::SHA1;
    if !is_sha1 && algorithm != oid::SHA256 {
        return Err(OpenFault::UnknownProtection);
    }
    Ok(Mac { is_sha1, digest, salt, rounds })
}
