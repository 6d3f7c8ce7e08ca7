//! Verifies the electronic signatures of PDFs: `PAdES` (ETSI EN 319 142) and its older form in ISO 32000-2, 12.8. What they lie
//! in is found by [`crate::infra::inspect::signatures`].
//!
//! Not checked: revocation, policies of certificates, and what other kinds of signatures say.

mod algorithm;
mod authorities;
mod cms;
mod message;
mod name;
mod signer;
mod time_stamp;

use domain::moment::Timestamp;
use domain::signature::{FileSignature, SignatureVerdict, SinceSigned};

use crate::infra::inspect::{Part, Signed, SignedFile, Update};
use algorithm::Hash;
pub use authorities::{Authorities, AuthoritiesError, is_certificate};
use authorities::{Purpose, Vouched};
pub use message::{is_message_signed, verify_message};
use signer::Signer;

/// Verifies the signatures of a PDF that passed the inspection, in the order in which they were made; document time stamps only
/// tell when. `now` is when certificates must be valid where nothing says when it was signed. Hashes the file
/// several times: call it in `spawn_blocking`, few at a time.
pub fn verify(bytes: &[u8], authorities: Option<&Authorities>, now: Timestamp) -> Vec<FileSignature> {
    let file = match crate::infra::inspect::signatures(bytes) {
        Ok(file) => file,
        Err(error) => {
            tracing::warn!(%error, "an accepted PDF can't be read for its signatures");
            return Vec::new();
        }
    };
    let stamps: Vec<(usize, Timestamp)> =
        file.signatures.iter().filter_map(|it| stamp(bytes, it, authorities)).collect();
    let own = file.signatures.iter().filter(|it| !it.part.as_ref().is_some_and(|part| part.is_time_stamp));
    let mut verified: Vec<(&Signed, FileSignature)> = own
        .map(|signed| {
            let stamped = stamps.iter().find(|(revision, _)| *revision >= signed.revision).map(|(_, at)| *at);
            (signed, one(bytes, signed, authorities, stamped, now))
        })
        .collect();
    let since: Vec<_> = verified.iter().map(|(signed, _)| since(&file, signed, &verified)).collect();
    for ((_, signature), since) in verified.iter_mut().zip(since) {
        signature.since = since;
    }
    verified.into_iter().map(|(_, signature)| signature).collect()
}

fn one(
    bytes: &[u8],
    it: &Signed,
    authorities: Option<&Authorities>,
    stamped: Option<Timestamp>,
    now: Timestamp,
) -> FileSignature {
    let nothing = |verdict| FileSignature {
        signer: String::new(),
        organization: String::new(),
        signed_at: None,
        time_stamped: false,
        since: SinceSigned::Unchanged,
        verdict,
    };
    let Some(part) = &it.part else { return nothing(SignatureVerdict::Unreadable) };
    let message = cms::Message::read(&part.contents);
    let Some(signer) = message.as_ref().and_then(Signer::of_document) else {
        return nothing(SignatureVerdict::Unreadable);
    };
    if let Err(verdict) = signer.check(|hash| hash_covered(bytes, part, hash)) {
        return nothing(verdict);
    }
    let own_stamp = signer.time_stamp().and_then(|token| {
        let imprint = |hash: Hash| hash.of(&[signer.signature]);
        time_stamp::verify(token, &imprint, authorities?)
    });
    let (time_stamped, signed_at) = match own_stamp.or(stamped) {
        Some(at) => (true, Some(at)),
        None => (false, signer.claimed().or(part.claimed)),
    };
    let verdict = match authorities {
        None => SignatureVerdict::NoAuthorities,
        Some(known) => {
            match known.vouch(signer.certificate, &signer.others, signed_at.unwrap_or(now), Purpose::Document) {
                Vouched::Yes => SignatureVerdict::Trusted,
                Vouched::NotThen => SignatureVerdict::NotValidThen,
                Vouched::NotForThis => SignatureVerdict::OtherPurpose,
                Vouched::No => SignatureVerdict::UnknownAuthority,
            }
        }
    };
    let (name, organization) = name::of(signer.certificate);
    FileSignature { signer: name, organization, signed_at, time_stamped, since: SinceSigned::Unchanged, verdict }
}

/// Where a document time stamp lies, and the time that it tells, if a known authority vouches for it.
fn stamp(bytes: &[u8], signed: &Signed, authorities: Option<&Authorities>) -> Option<(usize, Timestamp)> {
    let part = signed.part.as_ref().filter(|part| part.is_time_stamp)?;
    let imprint = |hash| hash_covered(bytes, part, hash);
    Some((signed.revision, time_stamp::verify(&part.contents, &imprint, authorities?)?))
}

fn hash_covered(bytes: &[u8], part: &Part, hash: Hash) -> Vec<u8> {
    let covered = part.covered.each_ref().map(|range| bytes.get(range.clone()).unwrap_or_default());
    hash.of(&covered)
}

/// What was done to the file since. A visible signature could cover what stands on the page: one that nobody vouches for is
/// taken for any other change.
fn since(file: &SignedFile, signed: &Signed, verified: &[(&Signed, FileSignature)]) -> SinceSigned {
    let harmless = |revision: usize| {
        verified.iter().filter(|(other, _)| other.revision == revision).all(|(_, signature)| {
            matches!(
                signature.verdict,
                SignatureVerdict::Trusted | SignatureVerdict::NotValidThen | SignatureVerdict::NoAuthorities
            )
        })
    };
    let updates = file.updates.iter().enumerate().skip(signed.revision);
    let each = updates.map(|(revision, update)| match update {
        Update::Proofs => SinceSigned::Unchanged,
        Update::Signatures { .. } if signed.is_final => SinceSigned::Changed,
        Update::Signatures { visible: true } if !harmless(revision + 1) => SinceSigned::Changed,
        Update::Signatures { .. } => SinceSigned::SignedAgain,
        Update::Other => SinceSigned::Changed,
    });
    each.max().unwrap_or(SinceSigned::Unchanged)
}
