//! Opens a PKCS#12 file (RFC 7292) with its passphrase: this service's own, and those of other programs.
//!
//! What the browser's cryptography can't do is told apart from a wrong passphrase: the MAC is compared first, so that whoever has an
//! old file (3DES, RC2) hears that the passphrase is right.

mod ber;
mod certificate;
mod inspect;
mod mac;
mod parts;
mod prove;
mod scheme;

pub use inspect::{ChainState, Inspected, inspect};
pub use prove::{Signed, prove};

use super::subtle::{self, Refused, subtle};
use certificate::{Algorithm, Certificate};
use js_sys::Uint8Array;
use parts::{Contents, PrivateKey};
use scheme::Scheme;
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

/// Why a file can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum OpenFault {
    /// No PKCS#12 file.
    NotPkcs12 = 10,
    /// It begins as one, and is cut off or otherwise damaged.
    Damaged,
    /// The passphrase is another one; or bytes were changed, which looks the same.
    WrongPassphrase,
    /// Encrypted with an algorithm that browsers do not offer, as old programs did (3DES, RC2); the passphrase is right.
    OldEncryption,
    /// The same, where the file has no MAC: nothing is known of the passphrase.
    OldEncryptionUnchecked,
    /// Protected in a way that is unknown here.
    UnknownProtection,
    /// There is no private key in it.
    NoKey,
    /// There is no certificate in it.
    NoCertificate,
    /// The key is of a kind that is unknown here.
    UnknownKey,
    /// None of the certificates is the key's.
    KeyDoesNotMatch,
    /// The browser refuses the cryptography.
    Refused,
}

impl OpenFault {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NotPkcs12,
        Self::Damaged,
        Self::WrongPassphrase,
        Self::OldEncryption,
        Self::OldEncryptionUnchecked,
        Self::UnknownProtection,
        Self::NoKey,
        Self::NoCertificate,
        Self::UnknownKey,
        Self::KeyDoesNotMatch,
        Self::Refused,
    ];

    /// The fault of a worker's answer.
    pub fn of(answer: &JsValue) -> Self {
        Self::ALL.into_iter().find(|fault| *answer == *fault as u8).unwrap_or(Self::Refused)
    }
}

impl From<Refused> for OpenFault {
    fn from(_: Refused) -> Self {
        Self::Refused
    }
}

/// A file that was opened: its key, which stays inside the browser, and the key's certificate.
struct Opened {
    key: CryptoKey,
    algorithm: Algorithm,
    certificate: Certificate,
    others: Vec<Certificate>,
    has_mac: bool,
}

/// Opens a file with its passphrase (UTF-8), and finds the certificate whose public key verifies what the private key signs.
async fn open(file: &[u8], passphrase: &[u8]) -> Result<Opened, OpenFault> {
    let text = str::from_utf8(passphrase).map_err(|_| OpenFault::WrongPassphrase)?;
    let read = parts::read(file)?;
    let has_mac = match &read.mac {
        Some(mac) => mac::is_right(mac, &read.safe, text).await?.then_some(true).ok_or(OpenFault::WrongPassphrase)?,
        None => false,
    };
    let told = |fault| match fault {
        // The MAC said that the passphrase is right.
        OpenFault::WrongPassphrase if has_mac => OpenFault::Damaged,
        OpenFault::OldEncryption if !has_mac => OpenFault::OldEncryptionUnchecked,
        fault => fault,
    };
    let Contents { keys, certificates } = parts::contents(&read.safe, passphrase).await.map_err(told)?;
    if keys.is_empty() {
        return Err(OpenFault::NoKey);
    }
    let mut certificates =
        certificates.iter().map(|der| Certificate::read(der)).collect::<Option<Vec<_>>>().ok_or(OpenFault::Damaged)?;
    if certificates.is_empty() {
        return Err(OpenFault::NoCertificate);
    }
    let mut algorithms: Vec<Algorithm> = certificates.iter().filter_map(Certificate::algorithm).collect();
    algorithms.dedup();
    if algorithms.is_empty() {
        return Err(OpenFault::UnknownKey);
    }
    for key in &keys {
        for algorithm in algorithms.iter().copied() {
            let Some(private_key) = import(key, passphrase, algorithm).await.map_err(told)? else { continue };
            if let Some(place) = fitting(&private_key, algorithm, &certificates).await? {
                let certificate = certificates.swap_remove(place);
                return Ok(Opened { key: private_key, algorithm, certificate, others: certificates, has_mac });
            }
        }
    }
    Err(if has_mac { OpenFault::KeyDoesNotMatch } else { OpenFault::WrongPassphrase })
}

/// The key behind a handle; `None` where it is of another algorithm, or the passphrase does not open it.
async fn import(key: &PrivateKey, passphrase: &[u8], algorithm: Algorithm) -> Result<Option<CryptoKey>, OpenFault> {
    let import = algorithm.import();
    match key {
        PrivateKey::Clear(pkcs8) => Ok(subtle::import("pkcs8", pkcs8, &import, &["sign"]).await.ok()),
        PrivateKey::Wrapped { algorithm, ciphertext } => {
            let scheme = Scheme::read(algorithm)?;
            let key = scheme.key(passphrase, "unwrapKey").await?;
            let unwrapping = subtle()?.unwrap_key_with_js_u8_array_and_object_and_object(
                "pkcs8",
                &Uint8Array::from(ciphertext.as_slice()),
                &key,
                &scheme.cipher(),
                &import,
                false,
                &subtle::usages(&["sign"]),
            );
            Ok(subtle::key(unwrapping).await.ok())
        }
    }
}

/// The place of the certificate whose public key verifies what this key signs.
async fn fitting(
    key: &CryptoKey,
    algorithm: Algorithm,
    certificates: &[Certificate],
) -> Result<Option<usize>, Refused> {
    let message = subtle::random::<32>()?;
    let signature = sign(key, algorithm, &message).await?;
    for (place, certificate) in certificates.iter().enumerate() {
        let same = certificate.algorithm() == Some(algorithm);
        if same && certificate.verifies(&algorithm.import(), &algorithm.sign(), &signature, &message).await? {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Signs with SHA-256.
async fn sign(key: &CryptoKey, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, Refused> {
    let message = Uint8Array::from(message);
    subtle::bytes(subtle()?.sign_with_object_and_js_u8_array(&algorithm.sign(), key, &message)).await
}
