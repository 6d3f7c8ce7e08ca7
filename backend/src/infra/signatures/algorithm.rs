//! Hash functions and signature algorithms.

use aws_lc_rs::digest;
use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Reader, SliceReader, Tag, TagNumber, Tagged};
use pkcs8::spki::AlgorithmIdentifierRef;
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, Pss, RsaPublicKey};
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm};
use webpki::{EndEntityCert, aws_lc_rs as verified_by};

/// Bits of the largest RSA key; a larger one would take long.
const MAX_RSA_BITS: usize = 8192;
/// Bits of the smallest RSA key.
const MIN_RSA_BITS: usize = 2048;

/// A hash function that signatures may rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// Of its identifier.
    pub(super) fn read(algorithm: &AlgorithmIdentifierRef<'_>) -> Option<Self> {
        Some(match algorithm.oid.to_string().as_str() {
            "2.16.840.1.101.3.4.2.1" => Self::Sha256,
            "2.16.840.1.101.3.4.2.2" => Self::Sha384,
            "2.16.840.1.101.3.4.2.3" => Self::Sha512,
            _ => return None,
        })
    }

    /// Of these parts, one after the other.
    pub(super) fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        });
        for part in parts {
            context.update(part);
        }
        context.finish().as_ref().to_vec()
    }
}

/// SHA-1, by which old signatures name their certificate.
pub(super) fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

/// A signature algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// RSASSA-PKCS1-v1_5.
    Pkcs1(Hash),
    /// RSASSA-PSS, and the length of its salt.
    Pss(Hash, usize),
    /// ECDSA with P-256 or P-384.
    Ecdsa(Hash),
}

impl Algorithm {
    /// Of its identifier, beside that of the message's hash.
    pub(super) fn read(algorithm: &AlgorithmIdentifierRef<'_>, hash: Hash) -> Option<Self> {
        let found = match algorithm.oid.to_string().as_str() {
            "1.2.840.113549.1.1.1" => Self::Pkcs1(hash),
            "1.2.840.113549.1.1.11" => Self::Pkcs1(Hash::Sha256),
            "1.2.840.113549.1.1.12" => Self::Pkcs1(Hash::Sha384),
            "1.2.840.113549.1.1.13" => Self::Pkcs1(Hash::Sha512),
            "1.2.840.113549.1.1.10" => pss(algorithm.parameters?)?,
            "1.2.840.10045.2.1" => Self::Ecdsa(hash),
            "1.2.840.10045.4.3.2" => Self::Ecdsa(Hash::Sha256),
            "1.2.840.10045.4.3.3" => Self::Ecdsa(Hash::Sha384),
            "1.2.840.10045.4.3.4" => Self::Ecdsa(Hash::Sha512),
            _ => return None,
        };
        (found.hash() == hash).then_some(found)
    }

    const fn hash(self) -> Hash {
        match self {
            Self::Pkcs1(hash) | Self::Pss(hash, _) | Self::Ecdsa(hash) => hash,
        }
    }

    /// Whether the certificate's key made this signature; nothing where a key is of a kind that is not checked.
    pub(super) fn verify(self, certificate: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
        let key = Key::of(certificate)?;
        let by: &dyn SignatureVerificationAlgorithm = match (self, key) {
            (Self::Pss(hash, salt), Key::Rsa(key)) => return pss_verifies(&key, hash, salt, message, signature),
            (Self::Pkcs1(Hash::Sha256), Key::Rsa(_)) => verified_by::RSA_PKCS1_2048_8192_SHA256,
            (Self::Pkcs1(Hash::Sha384), Key::Rsa(_)) => verified_by::RSA_PKCS1_2048_8192_SHA384,
            (Self::Pkcs1(Hash::Sha512), Key::Rsa(_)) => verified_by::RSA_PKCS1_2048_8192_SHA512,
            (Self::Ecdsa(Hash::Sha256), Key::P256) => verified_by::ECDSA_P256_SHA256,
            (Self::Ecdsa(Hash::Sha384), Key::P256) => verified_by::ECDSA_P256_SHA384,
            (Self::Ecdsa(Hash::Sha512), Key::P256) => verified_by::ECDSA_P256_SHA512,
            (Self::Ecdsa(Hash::Sha256), Key::P384) => verified_by::ECDSA_P384_SHA256,
            (Self::Ecdsa(Hash::Sha384), Key::P384) => verified_by::ECDSA_P384_SHA384,
            (Self::Ecdsa(Hash::Sha512), Key::P384) => verified_by::ECDSA_P384_SHA512,
            _ => return None,
        };
        let certificate = CertificateDer::from(certificate);
        let certificate = EndEntityCert::try_from(&certificate).ok()?;
        Some(certificate.verify_signature(by, message, signature).is_ok())
    }
}

/// A key of a kind that is checked.
enum Key {
    Rsa(RsaPublicKey),
    P256,
    P384,
}

impl Key {
    fn of(certificate: &[u8]) -> Option<Self> {
        use x509_parser::public_key::PublicKey;
        let certificate = crate::infra::certificate_file::parse(certificate)?;
        match certificate.public_key().parsed().ok()? {
            PublicKey::RSA(key) => {
                let (n, e) = (BigUint::from_bytes_be(key.modulus), BigUint::from_bytes_be(key.exponent));
                let key = RsaPublicKey::new_with_max_size(n, e, MAX_RSA_BITS).ok()?;
                (key.n().bits() >= MIN_RSA_BITS).then_some(Self::Rsa(key))
            }
            PublicKey::EC(_) => {
                let curve = certificate.public_key().algorithm.parameters.as_ref()?.as_oid().ok()?;
                match curve.to_id_string().as_str() {
                    "1.2.840.10045.3.1.7" => Some(Self::P256),
                    "1.3.132.0.34" => Some(Self::P384),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

#[allow(clippy::unnecessary_wraps, reason = "as its caller")]
fn pss_verifies(key: &RsaPublicKey, hash: Hash, salt: usize, message: &[u8], signature: &[u8]) -> Option<bool> {
    let scheme = match hash {
        Hash::Sha256 => Pss::new_with_salt::<sha2::Sha256>(salt),
        Hash::Sha384 => Pss::new_with_salt::<sha2::Sha384>(salt),
        Hash::Sha512 => Pss::new_with_salt::<sha2::Sha512>(salt),
    };
    Some(key.verify(scheme, &hash.of(&[message]), signature).is_ok())
}

/// Reads `RSASSA-PSS-params` (RFC 4055, 3.1). Both hashes are the same; the default, SHA-1, is not taken.
fn pss(parameters: AnyRef<'_>) -> Option<Algorithm> {
    const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
    if parameters.tag() != Tag::Sequence {
        return None;
    }
    let mut reader = SliceReader::new(parameters.value()).ok()?;
    let (mut hash, mut mask, mut salt) = (None, None, 20);
    while !reader.is_finished() {
        let field = AnyRef::decode(&mut reader).ok()?;
        let Tag::ContextSpecific { constructed: true, number } = field.tag() else { return None };
        match number {
            TagNumber::N0 => hash = Hash::read(&AlgorithmIdentifierRef::from_der(field.value()).ok()?),
            TagNumber::N1 => {
                let function =
                    AlgorithmIdentifierRef::from_der(field.value()).ok().filter(|found| found.oid == MGF1)?;
                mask = Hash::read(&function.parameters?.decode_as::<AlgorithmIdentifierRef<'_>>().ok()?);
            }
            TagNumber::N2 => salt = usize::from(u16::from_der(field.value()).ok()?),
            TagNumber::N3 if u8::from_der(field.value()) == Ok(1) => {}
            _ => return None,
        }
    }
    hash.filter(|_| hash == mask && salt <= MAX_RSA_BITS / 8).map(|hash| Algorithm::Pss(hash, salt))
}
