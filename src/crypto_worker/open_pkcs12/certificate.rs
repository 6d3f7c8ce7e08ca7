//! A certificate (RFC 5280) as far as a look at a PKCS#12 file needs it.

use super::ber::{self, Element};
use crate::crypto_worker::subtle::{self, Refused, object, subtle};
use der::Decode;
use js_sys::{Object, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use x509_cert::time::Time;

/// commonName and organizationName (RFC 4519), as whole elements.
const COMMON_NAME: &[u8] = b"\x06\x03\x55\x04\x03";
const ORGANIZATION: &[u8] = b"\x06\x03\x55\x04\x0a";
/// rsaEncryption (RFC 8017), and the beginning that it has in common with RSA's signatures.
const RSA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
const PKCS1: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01";
/// id-ecPublicKey and ecdsa-with-SHA2 without its last byte (RFC 5480, RFC 5758).
const EC: &[u8] = b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01";
const ECDSA: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x04\x03";
const P256: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
const P384: &[u8] = b"\x06\x05\x2b\x81\x04\x00\x22";

/// What a key signs with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with PKCS#1 v1.5.
    Rsa,
    /// ECDSA on the curve of this name.
    Ec(&'static str),
}

impl Algorithm {
    /// WebCrypto's parameters to import such a key, for signatures over SHA-256.
    pub fn import(self) -> Object {
        self.import_for("SHA-256")
    }

    fn import_for(self, hash: &str) -> Object {
        match self {
            Self::Rsa => object(&[("name", "RSASSA-PKCS1-v1_5".into()), ("hash", hash.into())]),
            Self::Ec(curve) => object(&[("name", "ECDSA".into()), ("namedCurve", curve.into())]),
        }
    }

    /// WebCrypto's parameters to sign with such a key, and to verify.
    pub fn sign(self) -> Object {
        self.sign_for("SHA-256")
    }

    fn sign_for(self, hash: &str) -> Object {
        match self {
            Self::Rsa => self.import_for(hash),
            Self::Ec(_) => object(&[("name", "ECDSA".into()), ("hash", hash.into())]),
        }
    }
}

/// A certificate, read. Whom it is shown to should know that nobody here asks whether it was revoked or whom its issuer is.
pub struct Certificate {
    /// The whole of it, as it came.
    pub der: Vec<u8>,
    /// The subject's name; of a certificate without one, blank.
    pub name: String,
    /// Its organisation; may be blank.
    pub organization: String,
    /// The issuer's name.
    pub issuer_name: String,
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Valid from, Unix seconds.
    pub not_before: i64,
    /// Valid until.
    pub not_after: i64,
    subject: Vec<u8>,
    issuer: Vec<u8>,
    public_key: Vec<u8>,
    signed: Vec<u8>,
    signature_algorithm: Vec<u8>,
    signature: Vec<u8>,
}

impl Certificate {
    /// Reads it; `None` if it is damaged.
    pub fn read(certificate: &[u8]) -> Option<Self> {
        let parts = ber::first(certificate)?.children()?;
        let signed = parts.first()?;
        let mut fields = signed.children()?;
        // The version, where it is not the first one.
        if fields.first()?.tag == 0xa0 {
            fields.remove(0);
        }
        let [serial, _, issuer, validity, subject, public_key, ..] = fields[..] else { return None };
        let validity = validity.children()?;
        Some(Self {
            der: certificate.to_vec(),
            name: attribute(&subject, COMMON_NAME).unwrap_or_default(),
            organization: attribute(&subject, ORGANIZATION).unwrap_or_default(),
            issuer_name: attribute(&issuer, COMMON_NAME)
                .or_else(|| attribute(&issuer, ORGANIZATION))
                .unwrap_or_default(),
            serial: hex(serial.content),
            not_before: time(validity.first()?)?,
            not_after: time(validity.get(1)?)?,
            subject: subject.whole.to_vec(),
            issuer: issuer.whole.to_vec(),
            public_key: public_key.whole.to_vec(),
            signed: signed.whole.to_vec(),
            signature_algorithm: parts.get(1)?.inner()?.whole.to_vec(),
            // A BIT STRING begins with how many bits of it do not count: none.
            signature: parts.get(2)?.content.get(1..)?.to_vec(),
        })
    }

    /// What its key signs with; `None` for kinds that are unknown here.
    pub fn algorithm(&self) -> Option<Algorithm> {
        let algorithm = ber::first(&self.public_key)?.inner()?.children()?;
        match algorithm.first()?.whole {
            RSA => Some(Algorithm::Rsa),
            EC => match algorithm.get(1)?.whole {
                P256 => Some(Algorithm::Ec("P-256")),
                P384 => Some(Algorithm::Ec("P-384")),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it names itself as its issuer, as a root does.
    pub fn is_root(&self) -> bool {
        self.subject == self.issuer
    }

    /// Whether it is that of the issuer which the other one names.
    pub fn is_named_by(&self, other: &Self) -> bool {
        self.subject == other.issuer
    }

    /// Whether its public key verifies a signature.
    pub async fn verifies(
        &self,
        import: &Object,
        verify: &Object,
        signature: &[u8],
        message: &[u8],
    ) -> Result<bool, Refused> {
        let Ok(key) = subtle::import("spki", &self.public_key, import, &["verify"]).await else { return Ok(false) };
        let (signature, message) = (Uint8Array::from(signature), Uint8Array::from(message));
        let verifying =
            subtle()?.verify_with_object_and_js_u8_array_and_js_u8_array(verify, &key, &signature, &message);
        Ok(JsFuture::from(verifying?).await?.is_truthy())
    }

    /// Whether its key signed the other certificate; also `false` where that signature is of a kind that is unknown here.
    pub async fn signed(&self, other: &Self) -> Result<bool, Refused> {
        let kind = other.signature_algorithm.split_last();
        let (signature, hash) = match (self.algorithm(), kind) {
            (Some(Algorithm::Rsa), Some((last, PKCS1))) => {
                (Some(other.signature.clone()), [0x0b, 0x0c, 0x0d].iter().position(|one| one == last))
            }
            (Some(Algorithm::Ec(curve)), Some((last, ECDSA))) => {
                (plain_ecdsa(&other.signature, curve), [2, 3, 4].iter().position(|one| one == last))
            }
            _ => return Ok(false),
        };
        let hash = hash.and_then(|place| ["SHA-256", "SHA-384", "SHA-512"].get(place));
        let (Some(algorithm), Some(signature), Some(hash)) = (self.algorithm(), signature, hash) else {
            return Ok(false);
        };
        self.verifies(&algorithm.import_for(hash), &algorithm.sign_for(hash), &signature, &other.signed).await
    }
}

/// WebCrypto's form of an ECDSA signature: its two numbers side by side (IEEE P1363), from a SEQUENCE of two INTEGERs.
fn plain_ecdsa(signature: &[u8], curve: &str) -> Option<Vec<u8>> {
    let bytes = if curve == "P-384" { 48 } else { 32 };
    let mut plain = Vec::new();
    for number in ber::first(signature)?.children()? {
        let digits = number.content.iter().skip_while(|byte| **byte == 0).copied().collect::<Vec<_>>();
        plain.extend(std::iter::repeat_n(0, usize::checked_sub(bytes, digits.len())?).chain(digits));
    }
    (plain.len() == 2 * bytes).then_some(plain)
}

/// The first value of this kind in a name.
fn attribute(name: &Element, kind: &[u8]) -> Option<String> {
    for set in name.children()? {
        for attribute in set.children()? {
            let parts = attribute.children()?;
            if let [of, value, ..] = &parts[..]
                && of.whole == kind
            {
                return Some(text(value));
            }
        }
    }
    None
}

fn text(value: &Element) -> String {
    const BMP_STRING: u8 = 0x1e;
    if value.tag != BMP_STRING {
        return String::from_utf8_lossy(value.content).into_owned();
    }
    let units = value.content.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn time(time: &Element) -> Option<i64> {
    i64::try_from(Time::from_der(time.whole).ok()?.to_unix_duration().as_secs()).ok()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or_default();
    // An INTEGER's leading zero is no digit of it.
    let digits = bytes.iter().enumerate().filter(|(place, byte)| *place > 0 || **byte > 0);
    digits.flat_map(|(_, byte)| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}
