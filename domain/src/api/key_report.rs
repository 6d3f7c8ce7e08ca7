//! Reports of a lost or leaked key, as their holders and officers see them.

use serde::{Deserialize, Serialize};

use crate::moment::{Date, Timestamp, Zone};
use crate::revocation::{Act, Outcome, Reason};
use crate::standard::{Contact, Custody, Wording};

/// One's own reports, and what can be reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyKeyReports {
    /// Certificates that can be reported, the present one first.
    pub certificates: Vec<ReportableCertificate>,
    /// Reports, the latest first.
    pub reports: Vec<MyKeyReport>,
    /// Who keeps the key.
    pub custody: Custody,
    /// How to report where one can't log in, and whether the agency's own standard says so.
    pub channel: Wording,
    /// Whether the agency's standard has rules of its own; otherwise those of the program apply.
    pub own_rules: bool,
    /// The office.
    pub office: String,
    /// How to reach it.
    pub contacts: Vec<Contact>,
    /// The agency's time zone.
    pub zone: Zone,
    /// Now.
    pub now: Timestamp,
}

/// A certificate that can be reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportableCertificate {
    /// What a report names it by.
    pub id: i64,
    /// Serial number in hex.
    pub serial: Option<String>,
    /// Valid until.
    pub not_after: Option<Timestamp>,
    /// Whether a newer one replaced it.
    pub superseded: bool,
    /// The application from which its file can be downloaded again.
    pub download: Option<String>,
    /// When the office must have acted on a report of now: where a key leaked, and otherwise.
    pub due: [Timestamp; 2],
    /// Whether this service's own authority issued it.
    pub issued_here: bool,
}

/// A new report.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewKeyReport {
    /// [`ReportableCertificate::id`].
    pub certificate: i64,
    /// Why.
    pub reason: Reason,
    /// One's password, again.
    pub password: String,
}

/// One's own report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyKeyReport {
    /// Its number.
    pub id: i64,
    /// The report.
    pub report: KeyReportSummary,
    /// What happened, the first first.
    pub history: Vec<KeyReportEntry>,
    /// Whether one can ask to take it back.
    pub can_take_back: bool,
    /// Whether one can apply here for another certificate now.
    pub can_apply: bool,
    /// The application whose letter is attached then.
    pub letter_of: Option<String>,
}

/// What everybody who may see a report sees of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyReportSummary {
    /// Serial number of the certificate, in hex.
    pub serial: Option<String>,
    /// Until when the certificate is valid, unless it is revoked.
    pub not_after: Option<Timestamp>,
    /// Whether this service's own authority issued it.
    pub issued_here: bool,
    /// Why.
    pub reason: Reason,
    /// When it was reported.
    pub reported_at: Timestamp,
    /// Day on which the authority suspended it, as an officer recorded.
    pub suspended_on: Option<Date>,
    /// Whether its holder asked to take it back.
    pub take_back_asked: bool,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When the office must have acted; none once it ended.
    pub due: Option<Timestamp>,
}

/// What happened to a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyReportEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: KeyReportNews,
    /// The day that an officer recorded.
    pub on: Option<Date>,
    /// An officer's words; blank for none.
    pub note: String,
}

/// What can happen to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeyReportNews {
    /// It was made.
    Reported,
    /// Its holder asked to take it back.
    TakeBackAsked,
    /// The authority suspended the certificate.
    SuspendedAtAuthority,
    /// The certificate was revoked.
    Revoked,
    /// It ended as its holder had asked.
    TakenBack,
    /// The office refused.
    Refused,
}

/// The reports that an officer may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyReportList {
    /// Open ones, the most urgent first.
    pub open: Vec<KeyReportRow>,
    /// The last ones that ended, the latest first.
    pub ended: Vec<KeyReportRow>,
    /// The agency's time zone.
    pub zone: Zone,
    /// Now.
    pub now: Timestamp,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyReportRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub name: String,
    /// The holder's unit.
    pub unit: String,
    /// The report.
    pub report: KeyReportSummary,
}

/// A report, for officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerKeyReport {
    /// The line of the list.
    pub row: KeyReportRow,
    /// Number of events; a command names the one that was shown.
    pub version: u32,
    /// The holder's official e-mail.
    pub email: String,
    /// The holder's mobile number.
    pub mobile: String,
    /// Who issued the certificate, where it is recorded.
    pub issuer: Option<String>,
    /// What happened, the first first.
    pub history: Vec<KeyReportEntry>,
    /// What this officer can do now.
    pub acts: Vec<Act>,
    /// What the service is called.
    pub title: Wording,
    /// Whether the agency's standard has rules of its own; otherwise those of the program apply.
    pub own_rules: bool,
    /// The agency's time zone.
    pub zone: Zone,
    /// Now.
    pub now: Timestamp,
}

/// What an officer does about a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyReportRequest {
    /// The version that was shown.
    pub version: u32,
    /// What.
    pub command: KeyReportCommand,
}

/// An officer's command on a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum KeyReportCommand {
    /// The authority suspended the certificate on this day (`YYYY-MM-DD`).
    RecordSuspension(String),
    /// Revokes it; where the authority did, the day (`YYYY-MM-DD`), blank otherwise.
    Revoke(String),
    /// Ends the report as its holder asked: how the officer knows that it was the holder.
    EndAsAsked(String),
    /// Refuses: why.
    Refuse(String),
}
