//! A certificate that an officer records.

use serde::{Deserialize, Serialize};

use crate::moment::{Date, Timestamp};

/// A certificate that the authority issued in its own system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RecordedCertificate {
    /// The certificate itself, base64 of DER or PEM. It is checked against the person and, where the key is the holder's,
    /// against the request.
    File(String),
    /// As read off the screen; only where the authority keeps the key.
    Typed {
        /// Serial number, hexadecimal as the authority shows it.
        serial: String,
        /// First day of validity.
        not_before: Date,
        /// Last day of validity.
        not_after: Date,
    },
}

/// What a certificate says that is to be recorded: to be looked at before it is. It could be recorded as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateRead {
    /// Whose it is, as its file says; none where it was typed.
    pub name: Option<String>,
    /// E-mail address, where its file names one.
    pub email: Option<String>,
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Valid from.
    pub not_before: Timestamp,
    /// Valid until.
    pub not_after: Timestamp,
    /// Who issued it, as its file says.
    pub issuer: Option<String>,
    /// Whether its time is far from the usual two years.
    pub unusual: bool,
}
