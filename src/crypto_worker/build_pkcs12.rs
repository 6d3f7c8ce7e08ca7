//! Builds the PKCS#12 file from the wrapped key and its certificate.

use super::pbes2::Pbes2;
use super::pkcs12::{self, Order};
use super::subtle::{self, Refused, object, subtle, usages};
use der::{Reader, SliceReader, Tag, TagNumber};
use js_sys::{Object, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

/// Why there is no PKCS#12 file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildFault {
    /// The passphrase does not open the wrapped key.
    WrongPassphrase,
    /// The certificate is for another key.
    KeyDoesNotMatch,
    /// What was fetched is not what was stored, or the browser refuses the cryptography.
    Broken,
}

impl From<Refused> for BuildFault {
    fn from(_: Refused) -> Self {
        Self::Broken
    }
}

/// Checks the passphrase (UTF-8) and the certificate against the key, then writes the PKCS#12 file.
///
/// # Errors
/// See [`BuildFault`]; nothing is changed, so it can be tried again.
pub async fn build_pkcs12(order: &Order, passphrase: &[u8]) -> Result<Vec<u8>, BuildFault> {
    let text = str::from_utf8(passphrase).map_err(|_| BuildFault::Broken)?;
    let (scheme, ciphertext) = Pbes2::read(&order.wrapped_key).ok_or(BuildFault::Broken)?;
    let public_key = public_key(&order.certificate).map_err(|_| BuildFault::Broken)?;
    let private_key = unwrap(&scheme, ciphertext, passphrase).await?;
    if !belong_together(&private_key, public_key).await? {
        return Err(BuildFault::KeyDoesNotMatch);
    }
    Ok(pkcs12::build(order, &private_key, text).await?)
}

async fn unwrap(scheme: &Pbes2, ciphertext: &[u8], passphrase: &[u8]) -> Result<CryptoKey, BuildFault> {
    let key = scheme.key(passphrase, "unwrapKey").await?;
    let unwrapping = subtle()?.unwrap_key_with_js_u8_array_and_object_and_object(
        "pkcs8",
        &Uint8Array::from(ciphertext),
        &key,
        &scheme.cipher(),
        &rsa(),
        // So that it can be wrapped again for the file.
        true,
        &usages(&["sign"]),
    );
    // The parameters were read whole, so what fails now is the padding or the key inside: another passphrase.
    subtle::key(unwrapping).await.map_err(|Refused| BuildFault::WrongPassphrase)
}

/// Signs with the one and verifies with the other, because the private key's numbers stay inside the browser.
async fn belong_together(private_key: &CryptoKey, public_key: &[u8]) -> Result<bool, BuildFault> {
    let subtle = subtle()?;
    let Ok(public_key) = subtle::import("spki", public_key, &rsa(), &["verify"]).await else {
        // A key of another kind.
        return Ok(false);
    };
    let message = Uint8Array::from(subtle::random::<32>()?.as_slice());
    let signature = subtle::bytes(subtle.sign_with_object_and_js_u8_array(&rsa(), private_key, &message)).await?;
    let verifying = subtle.verify_with_object_and_js_u8_array_and_js_u8_array(
        &rsa(),
        &public_key,
        &Uint8Array::from(signature.as_slice()),
        &message,
    );
    let verified = JsFuture::from(verifying.map_err(Refused::from)?).await.map_err(Refused::from)?;
    Ok(verified.is_truthy())
}

fn rsa() -> Object {
    object(&[("name", "RSASSA-PKCS1-v1_5".into()), ("hash", "SHA-256".into())])
}

/// The `SubjectPublicKeyInfo` of a certificate (RFC 5280, section 4.1). What else it says was judged where it was recorded.
fn public_key(certificate: &[u8]) -> der::Result<&[u8]> {
    const VERSION: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber::N0 };
    let mut reader = SliceReader::new(certificate)?;
    let key = reader.sequence(|certificate| {
        let key = certificate.sequence(|tbs| {
            if tbs.peek_tag()? == VERSION {
                tbs.tlv_bytes()?;
            }
            // Serial number, signature algorithm, issuer, validity, subject.
            for _ in 0..5 {
                tbs.tlv_bytes()?;
            }
            let key = tbs.tlv_bytes()?;
            tbs.read_slice(tbs.remaining_len())?;
            Ok(key)
        })?;
        certificate.read_slice(certificate.remaining_len())?;
        Ok(key)
    })?;
    reader.finish(key)
}
