//! Time stamps (RFC 3161).

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Reader, SliceReader, Tag, Tagged};
use domain::moment::Timestamp;
use pkcs8::spki::AlgorithmIdentifierRef;

use super::algorithm::Hash;
use super::authorities::{Authorities, Purpose, Vouched};
use super::cms::Message;
use super::signer::Signer;
use crate::infra::utc_digits;

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// The time of a token over what has this digest, if a known time-stamping authority vouches for it.
pub(super) fn verify(token: &[u8], imprint: &dyn Fn(Hash) -> Vec<u8>, authorities: &Authorities) -> Option<Timestamp> {
    let message = Message::read(token).filter(|message| message.content_type == TST_INFO)?;
    let content = message.content?;
    let signer = Signer::of(&message)?;
    signer.check(|hash| hash.of(&[content])).ok()?;
    let info = Info::read(content)?;
    let at = info.at;
    let known = authorities.vouch(signer.certificate, &signer.others, at, Purpose::TimeStamp);
    (known == Vouched::Yes && imprint(info.hash) == info.imprint).then_some(at)
}

/// `TSTInfo`, as far as it is used.
struct Info<'a> {
    hash: Hash,
    imprint: &'a [u8],
    at: Timestamp,
}

impl<'a> Info<'a> {
    fn read(der: &'a [u8]) -> Option<Self> {
        let info = AnyRef::from_der(der).ok().filter(|info| info.tag() == Tag::Sequence)?;
        let mut reader = SliceReader::new(info.value()).ok()?;
        let _version = reader.tlv_bytes().ok()?;
        let _policy = reader.tlv_bytes().ok()?;
        let imprint = AnyRef::decode(&mut reader).ok().filter(|imprint| imprint.tag() == Tag::Sequence)?;
        let _serial = reader.tlv_bytes().ok()?;
        let time = AnyRef::decode(&mut reader).ok().filter(|time| time.tag() == Tag::GeneralizedTime)?;
        let mut reader = SliceReader::new(imprint.value()).ok()?;
        let hash = Hash::read(&AlgorithmIdentifierRef::decode(&mut reader).ok()?)?;
        let imprint = AnyRef::decode(&mut reader).ok().filter(|digest| digest.tag() == Tag::OctetString)?;
        Some(Self { hash, imprint: imprint.value(), at: instant(time.value())? })
    }
}

/// Reads `20261120100900.5Z`; the crates that read certificates take no fractions of a second.
fn instant(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    utc_digits::parse(text.split_once('.').map_or(text, |(whole, _)| whole))
}
