//! The authority that issues certificates. A holder's key pair is made in the browser; the authority checks its request
//! and certifies the public key for the data that officers verified, never for the request's subject.
//!
//! It reads no clock, database or network, so that issuing can be repeated after a crash: the same order gives the same
//! bytes.

mod embedded;
mod request;
mod serial;
mod weak;

pub use embedded::{Embedded, EmbeddedConfig, ListedCa, Use};
pub use request::check_key;
pub use serial::Serial;

use std::path::PathBuf;

/// An authority that certifies public keys.
///
/// There is no `revoke`: a row revokes a certificate, written in the same transaction as the renewal's events, and
/// [`Authority::crl`] signs what the rows say.
pub trait Authority: Send + Sync {
    /// Parses a PKCS#10 request (DER, RFC 2986) and checks its signature, the proof that the sender has the private
    /// key.
    ///
    /// Checking for weak keys takes milliseconds: call it in `spawn_blocking`.
    fn check_request(&self, csr_der: &[u8]) -> Result<CheckedRequest, RequestFault>;

    /// Certifies a public key. Repeating an order gives the same certificate, byte for byte.
    ///
    /// An RSA signature takes milliseconds: call it in `spawn_blocking`.
    fn issue(&self, order: &Order) -> Result<Issued, AuthorityError>;

    /// Returns the chain of new certificates, DER: the issuing CA's, then the root's.
    fn chain(&self) -> Vec<Vec<u8>>;

    /// Returns the chain of a certificate that it issued, perhaps long ago; none for others.
    fn chain_of(&self, certificate_der: &[u8]) -> Option<Vec<Vec<u8>>>;

    /// Returns when the chain of new certificates expires.
    fn ends(&self) -> Ends;

    /// Signs a revocation list (DER, RFC 5280) of exactly `revoked`. Times are Unix seconds.
    ///
    /// Its CRL number is `this_update`, so a later list has the greater number.
    fn crl(&self, revoked: &[Revocation], this_update: i64, next_update: i64) -> Result<Vec<u8>, AuthorityError>;
}

/// When the authority's own certificates expire, in Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The issuing CA's last second.
    pub issuing: i64,
    /// The root's last second.
    pub root: i64,
}

impl Ends {
    /// Returns the earlier one: issued certificates do not outlast it.
    pub fn first(self) -> i64 {
        self.issuing.min(self.root)
    }
}

/// The public key of a valid request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRequest {
    /// `SubjectPublicKeyInfo` in DER; canonical, so that one key has one encoding.
    pub spki_der: Vec<u8>,
    /// SHA-256 of `spki_der`, to recognise a key that was used before.
    pub public_key_sha256: [u8; 32],
}

/// Why a certificate request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestFault {
    /// Not exactly one PKCS#10 request in DER.
    #[error("the certificate request is damaged")]
    Malformed,
    /// Its signature does not fit its key and content: no proof of possession.
    #[error("the certificate request's own signature is wrong")]
    BadSignature,
    /// Another key type than RSA.
    #[error("the certificate request's key is not an RSA key")]
    ForeignKeyType,
    /// RSA outside 2048 to 4096 bits, with a public exponent other than 65537, or easy to factor.
    #[error("the certificate request's RSA key is too weak")]
    WeakKey,
}

/// What to certify. Keep it unchanged until the certificate is recorded, so that issuing can be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The order's permanent id.
    pub order_id: String,
    /// The certificate's serial number, drawn for this order. Two different orders must not share it.
    pub serial: Serial,
    /// The verified data.
    pub subject: Subject,
    /// The public key as [`CheckedRequest::spki_der`].
    pub spki_der: Vec<u8>,
    /// Start of validity, Unix seconds.
    pub not_before: i64,
    /// End of validity, Unix seconds (that second included).
    pub not_after: i64,
}

/// The subject's name as `BSrE`'s certificates have it; no part may be blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Name without titles (CN).
    pub common_name: String,
    /// Agency (O).
    pub organization: String,
    /// Unit (OU).
    pub organizational_unit: String,
    /// Regency or city (L).
    pub locality: String,
    /// Province (ST).
    pub state: String,
    /// ISO 3166 code of two letters, `ID` (C).
    pub country: String,
    /// Official e-mail, ASCII; stands in the name and as `rfc822Name`.
    pub email: String,
}

/// An issued certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// X.509 v3 in DER.
    pub certificate_der: Vec<u8>,
    /// Its serial number.
    pub serial: Serial,
}

/// An entry of a revocation list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// Of the certificate.
    pub serial: Serial,
    /// When it was revoked, Unix seconds.
    pub time: i64,
    /// Why.
    pub reason: Reason,
}

/// Why a certificate is revoked (RFC 5280, 5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The private key may be compromised.
    KeyCompromise,
    /// The holder moved to another agency, or the data changed.
    AffiliationChanged,
    /// A renewed certificate replaced it.
    Superseded,
    /// The holder left the service.
    CessationOfOperation,
}

/// Why the authority can't start or can't issue. Tells neither keys nor personal data.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A file of the authority can't be read or written.
    #[error("the authority's file {path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A private key is readable by others.
    #[error(
        "the private key {0} is open to others than its owner: run chmod 600 on it and treat the key as compromised"
    )]
    KeyExposed(PathBuf),
    /// A file has the wrong content.
    #[error("the authority's file {0} is damaged")]
    Damaged(PathBuf),
    /// A private key and its certificate do not belong together.
    #[error("the private key {0} does not belong to its certificate")]
    KeyMismatch(PathBuf),
    /// The issuing CA's certificate is not signed by the root beside it.
    #[error("the issuing CA's certificate is not signed by the root")]
    BrokenChain,
    /// The order asks for something that can't be certified.
    #[error("the order can't be certified: {0}")]
    Order(&'static str),
    /// The certificate would be valid longer than its issuer.
    #[error("the certificate would outlive the issuing CA: make a new issuing CA first")]
    OutlivesIssuer,
    /// The root ends too soon for an issuing CA below it.
    #[error("the root ends too soon: a new root is needed, too (--root)")]
    RootEnds,
    /// Another renewal of the authority is running.
    #[error("the authority is being renewed by another process")]
    Busy,
    /// The cryptographic library refused.
    #[error("signing failed")]
    Signing(#[source] rcgen::Error),
}
