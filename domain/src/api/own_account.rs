//! What is kept about whoever is logged in (UU 27/2022, articles 6 and 7: one may see it and have a copy).

use serde::{Deserialize, Serialize};

use super::{
    AccessLog, ComplaintSummary, LoginMethods, Message, MyKeyReport, NotificationSettings, OwnCollective,
    OwnRecommendation, RenewalSummary, SessionInfo,
};
use crate::certificate::CertificateStatus;
use crate::journey::{Draft, FileInfo};
use crate::moment::{Timestamp, Zone};
use crate::person::{DataField, PersonData};

/// One's own data, as the office has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnAccount {
    /// The data on record.
    pub data: PersonData,
    /// Certificates, the present one first.
    pub certificates: Vec<OwnCertificate>,
    /// The draft that was begun, if there is one.
    pub draft: Option<DraftSummary>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftSummary {
    /// When its last answer was kept.
    pub saved_at: Timestamp,
    /// How many pages are left, with the one that sends it.
    pub left: usize,
    /// Whether its holder can delete it: not where it completes what was sent.
    pub deletable: bool,
}

/// One of one's certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnCertificate {
    /// Serial number in hex.
    pub serial: String,
    /// Its status.
    pub status: CertificateStatus,
    /// Valid from.
    pub not_before: Option<Timestamp>,
    /// Valid until.
    pub not_after: Option<Timestamp>,
}

/// A copy of everything that is kept about a person, for that person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnDataCopy {
    /// When it was made.
    pub made_at: Timestamp,
    /// Data and certificates.
    pub account: OwnAccount,
    /// Answers that were not sent.
    pub draft: Option<Draft>,
    /// Applications, the latest first.
    pub renewals: Vec<OwnRenewal>,
    /// Recommendations that one asked for, or was asked for.
    pub recommendations: Vec<OwnRecommendation>,
    /// Collective renewals to which one was invited.
    pub collective_renewals: Vec<OwnCollective>,
    /// Reports of a lost or leaked key.
    pub key_reports: Vec<MyKeyReport>,
    /// Complaints that are not anonymous.
    pub complaints: Vec<ComplaintSummary>,
    /// Who saw the data.
    pub access_log: AccessLog,
    /// Sessions that have not ended.
    pub sessions: Vec<SessionInfo>,
    /// How one logs in.
    pub login_methods: LoginMethods,
    /// How one is notified.
    pub notifications: NotificationSettings,
}

/// An application, with what was sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRenewal {
    /// Reference, when, and where it stands.
    pub summary: RenewalSummary,
    /// Data that was to be changed.
    pub changes: Vec<OwnChange>,
    /// Files, each at `/api/files/{id}`.
    pub files: Vec<FileInfo>,
    /// What holder and office wrote to each other.
    pub messages: Vec<Message>,
}

/// A datum that was to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnChange {
    /// Which.
    pub field: DataField,
    /// Before.
    pub old: String,
    /// Afterwards.
    pub new: String,
}
