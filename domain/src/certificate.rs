//! States of certificates, and what their holders can do.

pub mod subject;
pub mod validity;

use serde::{Deserialize, Serialize};

use crate::moment::{DAY, Timestamp, Zone};

/// Renewal opens this long before the end, in seconds: 30 days.
pub const RENEWAL_WINDOW: i64 = 30 * DAY;
/// Days that a certificate's wrapped key is kept after issuing, so that it can be fetched.
pub const FETCH_DAYS: i64 = 180;
/// Days that it is kept after the confirmed receipt.
pub const FETCH_DAYS_AFTER_RECEIPT: i64 = 30;

/// Returns what the holder can do about this certificate at `now`.
///
/// `not_after` is the last second of validity (RFC 5280, 4.1.2.5: inclusive). Renewal is open from exactly 30 days
/// before it; after it, the certificate is reissued.
pub fn verdict(status: CertificateStatus, not_after: Option<Timestamp>, now: Timestamp) -> Verdict {
    match status {
        CertificateStatus::Active => match not_after {
            None => Verdict::AskOffice(AskReason::EndUnknown),
            Some(end) if now > end => Verdict::Reissue,
            Some(end) if end.seconds_since(now) > RENEWAL_WINDOW => {
                Verdict::NotYet { from: end.plus_seconds(-RENEWAL_WINDOW) }
            }
            Some(_) => Verdict::Renew,
        },
        CertificateStatus::Expired => Verdict::Reissue,
        CertificateStatus::InProcess => Verdict::AskOffice(AskReason::InProcess),
        CertificateStatus::WaitingForVerification => Verdict::AskOffice(AskReason::WaitingForVerification),
        CertificateStatus::NotActivated => Verdict::AskOffice(AskReason::NotActivated),
        CertificateStatus::NoCertificate => Verdict::AskOffice(AskReason::NoCertificate),
        CertificateStatus::NotRegistered => Verdict::AskOffice(AskReason::NotRegistered),
        CertificateStatus::Suspended => Verdict::AskOffice(AskReason::Suspended),
        CertificateStatus::Revoked => Verdict::AskOffice(AskReason::Revoked),
        CertificateStatus::Superseded => Verdict::AskOffice(AskReason::Superseded),
    }
}

/// Returns the calendar days until the last day in `zone`: 0 on that day, negative after it.
pub const fn days_left(not_after: Timestamp, now: Timestamp, zone: Zone) -> i64 {
    not_after.date_in(zone).days() - now.date_in(zone).days()
}

/// What the holder can do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Too early.
    NotYet {
        /// When renewal opens.
        from: Timestamp,
    },
    /// The certificate can be renewed.
    Renew,
    /// It has expired: the same wizard requests a new certificate with a new key pair.
    Reissue,
    /// Nothing the holder can do here.
    AskOffice(AskReason),
}

impl Verdict {
    /// Whether an application can be started.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Renew | Self::Reissue)
    }
}

/// Why the holder must ask the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AskReason {
    /// The authority already works on a renewal.
    InProcess,
    /// The authority checks the holder's registration.
    WaitingForVerification,
    /// There is a certificate, but it was never activated.
    NotActivated,
    /// Registered, but without any certificate.
    NoCertificate,
    /// Unknown to the authority.
    NotRegistered,
    /// Suspended.
    Suspended,
    /// Revoked.
    Revoked,
    /// Replaced by a newer one.
    Superseded,
    /// Active, but its end is not on record.
    EndUnknown,
}

/// State of a certificate or of its holder at the authority. In the comments: the name in the authority's client API
/// (`GET /api/user/status/{nik}`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CertificateStatus {
    /// `ISSUE`.
    Active,
    /// `EXPIRED`.
    Expired,
    /// `RENEW`.
    InProcess,
    /// `WAITING_FOR_VERIFICATION`.
    WaitingForVerification,
    /// `NEW`: has one, not activated.
    NotActivated,
    /// `NO_CERTIFICATE`.
    NoCertificate,
    /// `NOT_REGISTERED`.
    NotRegistered,
    /// `SUSPEND`.
    Suspended,
    /// `REVOKE`.
    Revoked,
    /// Replaced by its successor; known here only.
    Superseded,
}

impl CertificateStatus {
    /// Parses a status of the authority's client API.
    pub fn from_bsre(name: &str) -> Option<Self> {
        Some(match name {
            "ISSUE" => Self::Active,
            "EXPIRED" => Self::Expired,
            "RENEW" => Self::InProcess,
            "WAITING_FOR_VERIFICATION" => Self::WaitingForVerification,
            "NEW" => Self::NotActivated,
            "NO_CERTIFICATE" => Self::NoCertificate,
            "NOT_REGISTERED" => Self::NotRegistered,
            "SUSPEND" => Self::Suspended,
            "REVOKE" => Self::Revoked,
            _ => return None,
        })
    }
}

/// Whether the signer of a recorded certificate was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The program's own authority, or a configured one.
    Known,
    /// Not checked.
    Unknown,
}
