//! Encryption with a passphrase: PBES2 (RFC 8018) of PBKDF2 with HMAC-SHA256 and AES-256-CBC.

use super::der::{self, Reader, element};
use super::oid;
use super::subtle::{self, Refused, object, subtle, usages};
use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

/// Rounds of PBKDF2 for the key that the backend keeps: the OWASP Password Storage Cheat Sheet's count for HMAC-SHA256.
pub const ROUNDS: u32 = 600_000;
/// More rounds than this come from a damaged file and would only keep the person waiting.
const MOST_ROUNDS: u32 = 10_000_000;

/// The parameters of one encryption.
pub struct Pbes2 {
    salt: [u8; 16],
    rounds: u32,
    iv: [u8; 16],
}

impl Pbes2 {
    /// Fresh parameters for a new encryption with so many rounds.
    pub fn fresh(rounds: u32) -> Result<Self, Refused> {
        Ok(Self { salt: subtle::random()?, rounds, iv: subtle::random()? })
    }

    /// The `AlgorithmIdentifier` that names them.
    pub fn identifier(&self) -> Vec<u8> {
        let prf = element(der::SEQUENCE, &[oid::HMAC_SHA256, der::NULL]);
        let salt = element(der::OCTET_STRING, &[&self.salt]);
        let kdf_parameters = element(der::SEQUENCE, &[&salt, &der::integer(self.rounds), &prf]);
        let kdf = element(der::SEQUENCE, &[oid::PBKDF2, &kdf_parameters]);
        let iv = element(der::OCTET_STRING, &[&self.iv]);
        let cipher = element(der::SEQUENCE, &[oid::AES256_CBC, &iv]);
        let parameters = element(der::SEQUENCE, &[&kdf, &cipher]);
        element(der::SEQUENCE, &[oid::PBES2, &parameters])
    }

    /// The parameters and the ciphertext of an `EncryptedPrivateKeyInfo` (RFC 5958) as [`Pbes2::identifier`] writes it.
    pub fn read(wrapped: &[u8]) -> Option<(Self, &[u8])> {
        let mut outer = Reader::new(wrapped);
        let mut info = outer.inside(der::SEQUENCE)?;
        let mut identifier = info.inside(der::SEQUENCE)?;
        let ciphertext = info.content(der::OCTET_STRING)?;
        known(&mut identifier, oid::PBES2)?;
        let mut parameters = identifier.inside(der::SEQUENCE)?;
        let mut kdf = parameters.inside(der::SEQUENCE)?;
        known(&mut kdf, oid::PBKDF2)?;
        let mut kdf_parameters = kdf.inside(der::SEQUENCE)?;
        let salt = kdf_parameters.content(der::OCTET_STRING)?.try_into().ok()?;
        let rounds = number(kdf_parameters.content(der::INTEGER)?)?;
        known(&mut kdf_parameters.inside(der::SEQUENCE)?, oid::HMAC_SHA256)?;
        let mut cipher = parameters.inside(der::SEQUENCE)?;
        known(&mut cipher, oid::AES256_CBC)?;
        let iv = cipher.content(der::OCTET_STRING)?.try_into().ok()?;
        let whole = outer.is_empty() && info.is_empty();
        let blocks = !ciphertext.is_empty() && ciphertext.len().is_multiple_of(16);
        (whole && blocks).then_some((Self { salt, rounds, iv }, ciphertext))
    }

    /// WebCrypto's name and parameters of the cipher.
    pub fn cipher(&self) -> Object {
        object(&[("name", "AES-CBC".into()), ("iv", Uint8Array::from(self.iv.as_slice()).into())])
    }

    /// The cipher's key, derived from the passphrase (UTF-8) and good for one use such as `wrapKey`.
    pub async fn key(&self, passphrase: &[u8], usage: &str) -> Result<CryptoKey, Refused> {
        let base = subtle::import("raw", passphrase, &object(&[("name", "PBKDF2".into())]), &["deriveKey"]).await?;
        let derivation = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("salt", Uint8Array::from(self.salt.as_slice()).into()),
            ("iterations", self.rounds.into()),
        ]);
        let derived = object(&[("name", "AES-CBC".into()), ("length", JsValue::from(256))]);
        subtle::key(subtle()?.derive_key_with_object_and_object(&derivation, &base, &derived, false, &usages(&[usage])))
            .await
    }
}

/// Wraps a private key in the passphrase (UTF-8): an `EncryptedPrivateKeyInfo` (RFC 5958), DER.
///
/// # Errors
/// When the browser refuses the cryptography.
pub async fn wrap(private_key: &CryptoKey, passphrase: &[u8], rounds: u32) -> Result<Vec<u8>, Refused> {
    let scheme = Pbes2::fresh(rounds)?;
    let key = scheme.key(passphrase, "wrapKey").await?;
    let wrapping = subtle()?.wrap_key_with_object("pkcs8", private_key, &key, &scheme.cipher());
    let ciphertext = element(der::OCTET_STRING, &[&subtle::bytes(wrapping).await?]);
    Ok(element(der::SEQUENCE, &[&scheme.identifier(), &ciphertext]))
}

fn known(reader: &mut Reader, oid: &[u8]) -> Option<()> {
    (reader.whole()? == oid).then_some(())
}

fn number(digits: &[u8]) -> Option<u32> {
    let positive = digits.first().is_some_and(|first| *first < 0x80) && digits.len() <= 4;
    let number = digits.iter().fold(0, |sum, digit| sum << 8 | u32::from(*digit));
    (positive && (1..=MOST_ROUNDS).contains(&number)).then_some(number)
}
