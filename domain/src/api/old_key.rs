//! Proof that the holder has the key of the present certificate.

use serde::{Deserialize, Serialize};

use crate::moment::{Timestamp, Zone};
use crate::renewal::Digest;

/// What can be proved of the present certificate's key. `GET` of it, and the answer to an [`OldKeySignature`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OldKey {
    /// Whether it can be proved.
    pub state: OldKeyState,
    /// The agency's time zone.
    pub zone: Zone,
}

/// Whether it can be proved that the holder has the present certificate's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OldKeyState {
    /// No application with a key pair of its own is under way.
    NoApplication,
    /// The present certificate is suspended or revoked, or not known well enough to tell it from another one.
    NotComparable,
    /// It can be proved now: the key signs [`crate::renewal::old_key::message`] of these.
    Open {
        /// Reference number of the application.
        reference: String,
        /// SHA-256 of the public key to be certified.
        public_key: Digest,
        /// Serial number of the present certificate, lower-case hex.
        serial: String,
    },
    /// It was proved.
    Proved {
        /// When.
        at: Timestamp,
    },
}

/// A signature by the present certificate's key. Answered by [`OldKey`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OldKeySignature {
    /// The certificate in DER, base64.
    pub certificate: String,
    /// Those above it that came with it, the nearest first: DER, base64.
    pub chain: Vec<String>,
    /// The signature: PKCS#1 v1.5 with SHA-256, or ECDSA with SHA-256 as WebCrypto makes it (both numbers, one after the other); base64.
    pub signature: String,
}
