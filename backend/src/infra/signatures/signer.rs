//! The signer of a message: which certificate, and whether it made the signature (RFC 5652, 5.4 to 5.6).

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Reader, SliceReader, Tag, Tagged};
use domain::moment::Timestamp;
use domain::signature::SignatureVerdict;
use pkcs8::spki::AlgorithmIdentifierRef;
use x509_parser::prelude::{ASN1Time, FromDer, ParsedExtension, X509Certificate};

use super::algorithm::{Algorithm, Hash, sha1};
use super::cms::{Elements, Message};
use crate::infra::certificate_file::parse;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.12";
const TIME_STAMP_TOKEN: &str = "1.2.840.113549.1.9.16.2.14";
const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";

/// A signer with a certificate.
pub(super) struct Signer<'a> {
    /// The certificate in DER.
    pub(super) certificate: &'a [u8],
    /// The other certificates of the message.
    pub(super) others: Vec<&'a [u8]>,
    /// The signature.
    pub(super) signature: &'a [u8],
    content_type: ObjectIdentifier,
    attributes: Elements<'a>,
    unsigned: Option<Elements<'a>>,
    hash: Hash,
    algorithm: Algorithm,
}

impl<'a> Signer<'a> {
    /// Of a message that signs a document beside it.
    pub(super) fn of_document(message: &Message<'a>) -> Option<Self> {
        Self::of(message).filter(|signer| signer.content_type == DATA && message.content.is_none())
    }

    /// Of a message of any content.
    pub(super) fn of(message: &Message<'a>) -> Option<Self> {
        let info = &message.signer;
        let hash = Hash::read(&info.digest_algorithm)?;
        let certificate = *message.certificates.iter().find(|der| is_named(info.sid, der))?;
        Some(Self {
            certificate,
            others: message.certificates.iter().copied().filter(|der| *der != certificate).collect(),
            signature: info.signature.as_bytes(),
            content_type: message.content_type,
            // Signatures without attributes are older than PAdES and name no certificate.
            attributes: info.signed_attributes?,
            unsigned: info.unsigned_attributes,
            hash,
            algorithm: Algorithm::read(&info.signature_algorithm, hash)?,
        })
    }

    /// Checks that the certificate's key signed the content with this digest.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn check(&self, digest: impl Fn(Hash) -> Vec<u8>) -> Result<(), SignatureVerdict> {
        let one = |oid| self.attributes.attribute(oid).map_err(|()| SignatureVerdict::Unreadable);
        let content_type = one(CONTENT_TYPE)?.and_then(|der| ObjectIdentifier::from_der(der).ok());
        if content_type != Some(self.content_type) {
            return Err(SignatureVerdict::Unreadable);
        }
        let set = self.attributes.as_set().ok_or(SignatureVerdict::Unreadable)?;
        match self.algorithm.verify(self.certificate, &set, self.signature) {
            Some(true) => {}
            Some(false) => return Err(SignatureVerdict::Forged),
            None => return Err(SignatureVerdict::Unreadable),
        }
        let named = [(one(SIGNING_CERTIFICATE_V2)?, true), (one(SIGNING_CERTIFICATE)?, false)];
        if named.into_iter().any(|(value, second)| value.is_some_and(|der| !self.is_certificate(der, second))) {
            return Err(SignatureVerdict::Forged);
        }
        let signed = one(MESSAGE_DIGEST)?.ok_or(SignatureVerdict::Unreadable)?;
        let signed = octets(signed).ok_or(SignatureVerdict::Unreadable)?;
        if signed == digest(self.hash) { Ok(()) } else { Err(SignatureVerdict::Altered) }
    }

    /// When it was signed, as the signer says.
    pub(super) fn claimed(&self) -> Option<Timestamp> {
        let der = self.attributes.attribute(SIGNING_TIME).ok()??;
        let (_, time) = ASN1Time::from_der(der).ok()?;
        Some(Timestamp(time.timestamp()))
    }

    /// The time stamp of the signature, in DER.
    pub(super) fn time_stamp(&self) -> Option<&'a [u8]> {
        self.unsigned?.attribute(TIME_STAMP_TOKEN).ok()?
    }

    /// Whether the first certificate of `SigningCertificate` or its second version (RFC 5035) is the signer's.
    fn is_certificate(&self, der: &[u8], second: bool) -> bool {
        let names = || {
            // SigningCertificate, its list, the first id.
            let id = sequence(sequence(sequence(der)?)?)?;
            let mut reader = SliceReader::new(id).ok()?;
            let mut first = AnyRef::decode(&mut reader).ok()?;
            let hash = if !second {
                sha1(self.certificate)
            } else if first.tag() == Tag::Sequence {
                let hash = Hash::read(&first.decode_as::<AlgorithmIdentifierRef<'_>>().ok()?)?;
                first = AnyRef::decode(&mut reader).ok()?;
                hash.of(&[self.certificate])
            } else {
                Hash::Sha256.of(&[self.certificate])
            };
            Some(first.tag() == Tag::OctetString && first.value() == hash)
        };
        names() == Some(true)
    }
}

/// Whether `SignerIdentifier` names this certificate.
fn is_named(sid: AnyRef<'_>, der: &[u8]) -> bool {
    let Some(certificate) = parse(der) else { return false };
    if sid.tag() == Tag::Sequence {
        let names = || {
            let mut reader = SliceReader::new(sid.value()).ok()?;
            let issuer = reader.tlv_bytes().ok()?;
            let serial = AnyRef::decode(&mut reader).ok()?;
            Some(issuer == certificate.issuer().as_raw() && serial.value() == certificate.raw_serial())
        };
        return names() == Some(true);
    }
    subject_key(&certificate).is_some_and(|id| sid.tag().is_context_specific() && id == sid.value())
}

fn subject_key<'a>(certificate: &'a X509Certificate<'_>) -> Option<&'a [u8]> {
    certificate.extensions().iter().find_map(|extension| match extension.parsed_extension() {
        ParsedExtension::SubjectKeyIdentifier(id) => Some(id.0),
        _ => None,
    })
}

/// The content of a sequence that is the first thing in `der`.
fn sequence(der: &[u8]) -> Option<&[u8]> {
    let first = AnyRef::decode(&mut SliceReader::new(der).ok()?).ok()?;
    (first.tag() == Tag::Sequence).then(|| first.value())
}

fn octets(der: &[u8]) -> Option<&[u8]> {
    let value = AnyRef::from_der(der).ok()?;
    (value.tag() == Tag::OctetString).then(|| value.value())
}
