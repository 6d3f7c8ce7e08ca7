//! Proof that the holder has the key of the present certificate: it signs the request for the new one.

use super::{Digest, Renewal};
use crate::moment::Timestamp;

/// The proof that was recorded last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldKeyProof {
    /// SHA-256 of the proof: names its record.
    pub proof: Digest,
    /// SHA-256 of the public key to be certified, which the present key signed.
    pub public_key: Digest,
    /// When.
    pub at: Timestamp,
}

impl OldKeyProof {
    /// Returns the proof of an event.
    pub(super) fn new(proof: &Digest, public_key: &Digest, at: Timestamp) -> Self {
        Self { proof: proof.clone(), public_key: public_key.clone(), at }
    }
}

impl Renewal {
    /// Returns the proof that the holder has the present certificate's key, if it is about the key to be certified.
    pub fn old_key_proof(&self) -> Option<&OldKeyProof> {
        self.old_key.as_ref().filter(|proof| Some(&proof.public_key) == self.dossier.public_key.as_ref())
    }
}

/// Returns what the present key signs. It begins with words of this service, so that the signature is good for nothing else.
pub fn message(reference: &str, public_key: &Digest) -> String {
    let lines = ["Perbarui", "Proof of possession of the present certificate's key", reference, &public_key.0, ""];
    lines.join("\n")
}
