//! How a part of a PKCS#12 file is encrypted.

use super::OpenFault;
use crate::crypto_worker::pbes2::Pbes2;
use crate::crypto_worker::subtle::{self, subtle};
use js_sys::{Object, Uint8Array};
use pkcs8::pkcs5::EncryptionScheme;
use web_sys::CryptoKey;

/// Beginnings of object identifiers of what old programs encrypted with: PKCS#12's own (3DES, RC2, RC4; RFC 7292, appendix C), PBES1
/// (DES, RC2; RFC 8018, appendix A.3), and 3DES and RC2 within PBES2 (`encryptionAlgorithm` of PKCS).
const OLD: &[&[u8]] = &[
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x01",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x03",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x04",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x06",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0a",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0b",
    b"\x2a\x86\x48\x86\xf7\x0d\x03",
];

/// PBES2 with a cipher that browsers offer.
pub struct Scheme(Pbes2);

impl Scheme {
    /// Reads an `AlgorithmIdentifier`.
    ///
    /// # Errors
    /// [`OpenFault::OldEncryption`], [`OpenFault::UnknownProtection`].
    pub fn read(algorithm: &[u8]) -> Result<Self, OpenFault> {
        let scheme = EncryptionScheme::try_from(algorithm).ok().and_then(|scheme| Pbes2::of(&scheme));
        let is_old = || OLD.iter().any(|old| algorithm.windows(old.len()).any(|part| part == *old));
        scheme.map(Self).ok_or_else(|| if is_old() { OpenFault::OldEncryption } else { OpenFault::UnknownProtection })
    }

    /// See [`Pbes2::key`].
    pub async fn key(&self, passphrase: &[u8], usage: &str) -> Result<CryptoKey, OpenFault> {
        Ok(self.0.key(passphrase, usage).await?)
    }

    /// See [`Pbes2::cipher`].
    pub fn cipher(&self) -> Object {
        self.0.cipher()
    }

    /// Decrypts with the passphrase (UTF-8).
    ///
    /// # Errors
    /// [`OpenFault::WrongPassphrase`].
    pub async fn decrypt(&self, ciphertext: &[u8], passphrase: &[u8]) -> Result<Vec<u8>, OpenFault> {
        let key = self.key(passphrase, "decrypt").await?;
        let ciphertext = Uint8Array::from(ciphertext);
        let decrypting = subtle()?.decrypt_with_object_and_js_u8_array(&self.cipher(), &key, &ciphertext);
        subtle::bytes(decrypting).await.map_err(|_| OpenFault::WrongPassphrase)
    }
}
