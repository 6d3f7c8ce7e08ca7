//! What the electronic signatures (`PAdES`) of an uploaded PDF say, as checked when the file was accepted.

use serde::{Deserialize, Serialize};

use crate::moment::Timestamp;

/// One electronic signature of a file. Whether its certificate was revoked is not checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileSignature {
    /// Common name in the signer's certificate; blank where there is none. Only a known authority vouches for it.
    pub signer: String,
    /// Organization in the signer's certificate; blank where there is none.
    pub organization: String,
    /// When it was signed; none where nothing says so.
    pub signed_at: Option<Timestamp>,
    /// Whether a time-stamping authority that is known here says so: it was signed by then. Otherwise the signer claims it.
    pub time_stamped: bool,
    /// What was done to the file since.
    pub since: SinceSigned,
    /// Whether the signature is right, and who vouches for the signer.
    pub verdict: SignatureVerdict,
}

/// What was done to a file since it was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SinceSigned {
    /// Nothing, or only proofs (certificates, time stamps) were added.
    Unchanged,
    /// Other signatures were added, and nothing else.
    SignedAgain,
    /// Anything else.
    Changed,
}

/// Whether a signature is right, and who vouches for its signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignatureVerdict {
    /// It is right, and an authority that is configured here vouches for the signer.
    Trusted,
    /// It is right, but no authority that is configured here vouches for the signer.
    UnknownAuthority,
    /// It is right; no authorities are configured here, so nobody can say who vouches for the signer.
    NoAuthorities,
    /// It is right, but the certificate, or one above it, was not valid when it was signed.
    NotValidThen,
    /// It is right, but the certificate is not meant for signing documents.
    OtherPurpose,
    /// The signed part of the file is not what was signed.
    Altered,
    /// It was not made with the certificate that it names.
    Forged,
    /// It can't be read, or is of a kind that is not checked here.
    Unreadable,
}

impl SignatureVerdict {
    /// Whether the signature belongs to the certificate and to the signed part of the file, whoever the signer is.
    pub const fn is_right(self) -> bool {
        !matches!(self, Self::Altered | Self::Forged | Self::Unreadable)
    }
}
