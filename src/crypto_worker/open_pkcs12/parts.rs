//! The parts of a PKCS#12 file: what the MAC is over, and what is in it.

use super::OpenFault;
use super::ber::{self, Element};
use super::scheme::Scheme;
use crate::crypto_worker::oid;

/// A file before it is opened.
pub struct File<'a> {
    /// The `AuthenticatedSafe`, over which the MAC is.
    pub safe: Vec<u8>,
    /// The MAC, where there is one.
    pub mac: Option<Element<'a>>,
}

/// What is in a file.
#[derive(Default)]
pub struct Contents {
    /// The private keys.
    pub keys: Vec<PrivateKey>,
    /// Certificates, DER.
    pub certificates: Vec<Vec<u8>>,
}

/// A private key.
pub enum PrivateKey {
    /// PKCS#8 in clear.
    Clear(Vec<u8>),
    /// Encrypted PKCS#8.
    Wrapped {
        /// The `AlgorithmIdentifier`.
        algorithm: Vec<u8>,
        /// What it encrypted.
        ciphertext: Vec<u8>,
    },
}

/// INTEGER 3.
const VERSION: &[u8] = b"\x02\x01\x03";

/// Reads a file as far as it can be read without the passphrase.
pub fn read(file: &[u8]) -> Result<File<'_>, OpenFault> {
    if !is_pkcs12(file) {
        return Err(OpenFault::NotPkcs12);
    }
    let parts = ber::first(file).and_then(|file| file.children()).ok_or(OpenFault::Damaged)?;
    let info = parts.get(1).and_then(Element::children).ok_or(OpenFault::Damaged)?;
    let [kind, content, ..] = info[..] else { return Err(OpenFault::Damaged) };
    if kind.whole != oid::DATA {
        return Err(OpenFault::UnknownProtection);
    }
    let safe = content.inner().and_then(|string| string.octets()).ok_or(OpenFault::Damaged)?.into_owned();
    Ok(File { safe, mac: parts.get(2).copied() })
}

/// Whether it begins as a PKCS#12 file: a SEQUENCE that begins with the version. A file that is cut off does so, too.
fn is_pkcs12(file: &[u8]) -> bool {
    let [0x30, length, rest @ ..] = file else { return false };
    let more = if *length > 0x80 { usize::from(length & 0x7f) } else { 0 };
    rest.get(more..).is_some_and(|rest| rest.starts_with(VERSION))
}

/// Decrypts what is in the file with the passphrase (UTF-8); keys stay encrypted.
pub async fn contents(safe: &[u8], passphrase: &[u8]) -> Result<Contents, OpenFault> {
    let mut contents = Contents::default();
    for info in ber::first(safe).and_then(|safe| safe.children()).ok_or(OpenFault::Damaged)? {
        let info = info.children().ok_or(OpenFault::Damaged)?;
        let [kind, content, ..] = info[..] else { return Err(OpenFault::Damaged) };
        let content = content.inner().ok_or(OpenFault::Damaged)?;
        let bags = if kind.whole == oid::DATA {
            content.octets().ok_or(OpenFault::Damaged)?.into_owned()
        } else if kind.whole == oid::ENCRYPTED_DATA {
            let (algorithm, ciphertext) = encrypted(&content).ok_or(OpenFault::Damaged)?;
            Scheme::read(&algorithm)?.decrypt(&ciphertext, passphrase).await?
        } else {
            return Err(OpenFault::UnknownProtection);
        };
        // Not even a beginning: decrypted by another passphrase.
        let bags = ber::first(&bags).filter(|bags| bags.tag == 0x30).ok_or(OpenFault::WrongPassphrase)?;
        for bag in bags.children().ok_or(OpenFault::Damaged)? {
            take(&bag, &mut contents).ok_or(OpenFault::Damaged)?;
        }
    }
    Ok(contents)
}

/// Algorithm and ciphertext of an `EncryptedData`.
fn encrypted(data: &Element) -> Option<(Vec<u8>, Vec<u8>)> {
    let info = data.children()?.get(1)?.children()?;
    Some((info.get(1)?.whole.to_vec(), info.get(2)?.octets()?.into_owned()))
}

/// Takes what a bag holds; of bags of other kinds, e.g. revocation lists, nothing.
fn take(bag: &Element, contents: &mut Contents) -> Option<()> {
    let bag = bag.children()?;
    let (kind, value) = (bag.first()?.whole, bag.get(1)?.inner()?);
    if kind == oid::KEY_BAG {
        contents.keys.push(PrivateKey::Clear(value.whole.to_vec()));
    } else if kind == oid::SHROUDED_KEY_BAG {
        let parts = value.children()?;
        let (algorithm, ciphertext) = (parts.first()?.whole.to_vec(), parts.get(1)?.octets()?.into_owned());
        contents.keys.push(PrivateKey::Wrapped { algorithm, ciphertext });
    } else if kind == oid::CERT_BAG {
        let parts = value.children()?;
        if parts.first()?.whole == oid::X509_CERTIFICATE {
            contents.certificates.push(parts.get(1)?.inner()?.octets()?.into_owned());
        }
    }
    Some(())
}
