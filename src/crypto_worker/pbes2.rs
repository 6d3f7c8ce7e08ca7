//! Encryption with a passphrase: PBES2 (RFC 8018) of PBKDF2 with HMAC-SHA256 and AES-256-CBC; files of other programs may have another
//! digest, and AES-128.

use super::subtle::{self, Refused, object, subtle, usages};
use der::Encode;
use js_sys::{Object, Uint8Array};
use pkcs8::EncryptedPrivateKeyInfo;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::{EncryptionScheme as Cipher, Kdf, Parameters, Pbkdf2Prf};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

/// Rounds of PBKDF2 for the key that the backend keeps: the OWASP Password Storage Cheat Sheet's count for HMAC-SHA256.
pub const ROUNDS: u32 = 600_000;
/// More rounds than this come from a damaged file and would only keep the person waiting.
pub const MAX_ROUNDS: u32 = 10_000_000;
/// Bytes of the salt in [`wrap`].
const SALT_BYTES: usize = 16;
/// Bits of AES-256's key.
const KEY_BITS: u16 = 256;
const SHA256: &str = "SHA-256";

/// The parameters of one encryption.
pub struct Pbes2 {
    salt: Vec<u8>,
    rounds: u32,
    /// WebCrypto's name of PBKDF2's digest.
    hash: &'static str,
    /// Bits of the cipher's key.
    bits: u16,
    iv: [u8; 16],
}

impl Pbes2 {
    /// Fresh parameters for a new encryption with so many rounds.
    pub fn fresh(rounds: u32) -> Result<Self, Refused> {
        let salt = subtle::random::<SALT_BYTES>()?.to_vec();
        Ok(Self { salt, rounds, hash: SHA256, bits: KEY_BITS, iv: subtle::random()? })
    }

    /// The algorithm identifier that names them.
    pub fn identifier(&self) -> Result<EncryptionScheme<'_>, Refused> {
        let parameters = Parameters::pbkdf2_sha256_aes256cbc(self.rounds, &self.salt, &self.iv);
        Ok(parameters.map_err(|_| Refused)?.into())
    }

    /// The parameters and the ciphertext of an `EncryptedPrivateKeyInfo` (RFC 5958) as [`wrap`] writes it.
    pub fn read(wrapped: &[u8]) -> Option<(Self, &[u8])> {
        let key = EncryptedPrivateKeyInfo::try_from(wrapped).ok()?;
        let scheme = Self::of(&key.encryption_algorithm)?;
        let known = scheme.hash == SHA256 && scheme.bits == KEY_BITS && scheme.salt.len() == SALT_BYTES;
        let ciphertext = key.encrypted_data;
        let blocks = !ciphertext.is_empty() && ciphertext.len().is_multiple_of(16);
        (known && blocks).then_some((scheme, ciphertext))
    }

    /// The parameters, where browsers offer what they name.
    pub fn of(scheme: &EncryptionScheme) -> Option<Self> {
        let EncryptionScheme::Pbes2(scheme) = scheme else { return None };
        let Kdf::Pbkdf2(kdf) = &scheme.kdf else { return None };
        let (bits, iv) = match scheme.encryption {
            Cipher::Aes128Cbc { iv } => (128, iv),
            Cipher::Aes256Cbc { iv } => (KEY_BITS, iv),
            // Chromium has no AES-192.
            _ => return None,
        };
        let hash = match kdf.prf {
            Pbkdf2Prf::HmacWithSha1 => "SHA-1",
            Pbkdf2Prf::HmacWithSha256 => SHA256,
            Pbkdf2Prf::HmacWithSha384 => "SHA-384",
            Pbkdf2Prf::HmacWithSha512 => "SHA-512",
            _ => return None,
        };
        let known =
            kdf.key_length.is_none_or(|bytes| bytes == bits / 8) && (1..=MAX_ROUNDS).contains(&kdf.iteration_count);
        known.then(|| Self { salt: kdf.salt.to_vec(), rounds: kdf.iteration_count, hash, bits, iv: *iv })
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
            ("hash", self.hash.into()),
            ("salt", Uint8Array::from(self.salt.as_slice()).into()),
            ("iterations", self.rounds.into()),
        ]);
        let derived = object(&[("name", "AES-CBC".into()), ("length", JsValue::from(self.bits))]);
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
    let encrypted_data = &subtle::bytes(wrapping).await?;
    Ok(EncryptedPrivateKeyInfo { encryption_algorithm: scheme.identifier()?, encrypted_data }.to_der()?)
}
