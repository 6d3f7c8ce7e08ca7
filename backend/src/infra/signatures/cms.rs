//! Reads signed messages (CMS, RFC 5652) as they came: what was signed, and the certificates, are never encoded anew, and a set of
//! any size is walked once. `cms` and `x509-cert` do both (a set is sorted by insertion, in the square of its size).

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{
    Decode, DecodeValue, Encode, EncodeValue, FixedTag, Header, Length, Reader, Sequence, SliceReader, Tag, Writer,
};
use pkcs8::spki::AlgorithmIdentifierRef;

/// Certificates that are looked at.
const MAX_CERTIFICATES: usize = 24;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");

/// A signed message with one signer.
pub(super) struct Message<'a> {
    /// What kind of content is signed.
    pub(super) content_type: ObjectIdentifier,
    /// The content, where it lies within.
    pub(super) content: Option<&'a [u8]>,
    /// Certificates in DER.
    pub(super) certificates: Vec<&'a [u8]>,
    /// The signer.
    pub(super) signer: SignerInfo<'a>,
}

impl<'a> Message<'a> {
    /// Reads it; only zeros may stand behind it.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = SliceReader::new(bytes).ok()?;
        let message = reader.tlv_bytes().ok()?;
        if bytes.get(message.len()..)?.iter().any(|byte| *byte != 0) {
            return None;
        }
        let info = ContentInfo::from_der(message).ok().filter(|info| info.content_type == SIGNED_DATA)?;
        let data: SignedData<'a> = info.content.decode_as().ok()?;
        let mut signers = data.signer_infos.iter();
        let signer = SignerInfo::from_der(signers.next()?).ok()?;
        if signers.next().is_some() {
            return None;
        }
        let content = match data.content.content {
            Some(content) => Some(content.decode_as::<OctetStringRef<'a>>().ok()?.as_bytes()),
            None => None,
        };
        // Others than X.509's have other tags.
        let certificates = data.certificates.unwrap_or(Elements(&[]));
        let certificates =
            certificates.iter().filter(|der| der.first() == Some(&0x30)).take(MAX_CERTIFICATES).collect();
        Some(Self { content_type: data.content.content_type, content, certificates, signer })
    }
}

#[derive(Sequence)]
struct ContentInfo<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: AnyRef<'a>,
}

#[derive(Sequence)]
struct SignedData<'a> {
    version: u8,
    digest_algorithms: Elements<'a>,
    content: EncapsulatedContentInfo<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<Elements<'a>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    crls: Option<Elements<'a>>,
    signer_infos: Elements<'a>,
}

#[derive(Sequence)]
struct EncapsulatedContentInfo<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    content: Option<AnyRef<'a>>,
}

/// A signer of a message.
#[derive(Sequence)]
pub(super) struct SignerInfo<'a> {
    version: u8,
    /// Names the certificate.
    pub(super) sid: AnyRef<'a>,
    /// The message's hash.
    pub(super) digest_algorithm: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    /// What is signed in the place of the message.
    pub(super) signed_attributes: Option<Elements<'a>>,
    /// How it is signed.
    pub(super) signature_algorithm: AlgorithmIdentifierRef<'a>,
    /// The signature.
    pub(super) signature: OctetStringRef<'a>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    /// What was added to it.
    pub(super) unsigned_attributes: Option<Elements<'a>>,
}

#[derive(Sequence)]
struct Attribute<'a> {
    oid: ObjectIdentifier,
    values: Elements<'a>,
}

/// The elements of a set, as they came.
#[derive(Clone, Copy)]
pub(super) struct Elements<'a>(&'a [u8]);

impl<'a> Elements<'a> {
    fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        let mut reader = SliceReader::new(self.0).ok();
        std::iter::from_fn(move || reader.as_mut().filter(|reader| !reader.is_finished())?.tlv_bytes().ok())
    }

    /// The one value of an attribute, in DER; nothing where there is none.
    ///
    /// # Errors
    /// If it stands several times, or has several values.
    pub(super) fn attribute(self, oid: &str) -> Result<Option<&'a [u8]>, ()> {
        let mut found =
            self.iter().filter_map(|der| Attribute::from_der(der).ok()).filter(|it| it.oid.to_string() == oid);
        let Some(attribute) = found.next() else { return Ok(None) };
        let mut values = attribute.values.iter();
        match (values.next(), values.next(), found.next()) {
            (Some(value), None, None) => Ok(Some(value)),
            _ => Err(()),
        }
    }

    /// As it is signed: a set, whatever its tag was.
    pub(super) fn as_set(self) -> Option<Vec<u8>> {
        let header = Header::new(Tag::Set, self.0.len()).ok()?;
        let mut der = header.to_der().ok()?;
        der.extend_from_slice(self.0);
        Some(der)
    }
}

impl FixedTag for Elements<'_> {
    const TAG: Tag = Tag::Set;
}

impl<'a> DecodeValue<'a> for Elements<'a> {
    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        reader.read_slice(header.length).map(Self)
    }
}

impl EncodeValue for Elements<'_> {
    fn value_len(&self) -> der::Result<Length> {
        Length::try_from(self.0.len())
    }

    fn encode_value(&self, writer: &mut impl Writer) -> der::Result<()> {
        writer.write(self.0)
    }
}
