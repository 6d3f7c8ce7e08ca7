//! A new key pair: its certificate request, and its private key wrapped in the passphrase.

use super::der::{self, element};
use super::oid;
use super::pbes2;
use super::subtle::{self, Refused, object, subtle, usages};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKeyPair;

/// Bits of the RSA modulus: 128 bits of security (NIST SP 800-57), and what every tool of signers takes.
const MODULUS_BITS: u32 = 3072;
/// The public exponent 65537, big-endian.
const EXPONENT: [u8; 3] = [1, 0, 1];
/// The request's subject. It names nobody: the authority takes the subject from verified data, never from here.
const COMMON_NAME: &[u8] = b"Perbarui";

/// What leaves the worker when a key pair has been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRequest {
    /// PKCS#10 certification request (RFC 2986), DER.
    pub csr: Vec<u8>,
    /// Private key as `EncryptedPrivateKeyInfo` (RFC 5958), DER; only the passphrase opens it.
    pub wrapped_key: Vec<u8>,
}

/// Makes a key pair and wraps its private key in the passphrase (UTF-8).
///
/// # Errors
/// When the browser lacks or refuses the cryptography.
pub async fn generate_key_pair(passphrase: &[u8]) -> Result<KeyRequest, Refused> {
    let pair = key_pair().await?;
    Ok(KeyRequest { csr: request(&pair).await?, wrapped_key: wrap(&pair, passphrase).await? })
}

async fn key_pair() -> Result<CryptoKeyPair, Refused> {
    let algorithm = object(&[
        ("name", "RSASSA-PKCS1-v1_5".into()),
        ("hash", "SHA-256".into()),
        ("modulusLength", MODULUS_BITS.into()),
        ("publicExponent", Uint8Array::from(EXPONENT.as_slice()).into()),
    ]);
    let promise = subtle()?.generate_key_with_object(&algorithm, true, &usages(&["sign", "verify"]))?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

async fn request(pair: &CryptoKeyPair) -> Result<Vec<u8>, Refused> {
    let subtle = subtle()?;
    let public_key = subtle::bytes(subtle.export_key("spki", &pair.get_public_key())).await?;
    let common_name = element(der::UTF8_STRING, &[COMMON_NAME]);
    let attribute = element(der::SEQUENCE, &[oid::COMMON_NAME, &common_name]);
    let name = element(der::SEQUENCE, &[&element(der::SET, &[&attribute])]);
    let no_attributes = element(der::CONTEXT_0, &[]);
    let info = element(der::SEQUENCE, &[&der::integer(0), &name, &public_key, &no_attributes]);
    let signing = subtle.sign_with_str_and_js_u8_array(
        "RSASSA-PKCS1-v1_5",
        &pair.get_private_key(),
        &Uint8Array::from(info.as_slice()),
    );
    let signature = element(der::BIT_STRING, &[&[0], &subtle::bytes(signing).await?]);
    let algorithm = element(der::SEQUENCE, &[oid::SHA256_WITH_RSA, der::NULL]);
    Ok(element(der::SEQUENCE, &[&info, &algorithm, &signature]))
}

async fn wrap(pair: &CryptoKeyPair, passphrase: &[u8]) -> Result<Vec<u8>, Refused> {
    pbes2::wrap(&pair.get_private_key(), passphrase, pbes2::ROUNDS).await
}
