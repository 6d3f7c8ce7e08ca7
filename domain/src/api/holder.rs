//! The holder's resources.

use serde::{Deserialize, Serialize};

use super::Message;
use crate::certificate::{CertificateStatus, Signer, Verdict};
use crate::journey::Step;
use crate::moment::{Timestamp, Zone};
use crate::renewal::{Act, LastSent, RejectReason, ReturnReason, TimelineRow};
use crate::standard::{Contact, Custody, Wording};

/// "Sertifikat saya".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyCertificate {
    /// Name without titles.
    pub name: String,
    /// The present certificate's status.
    pub status: CertificateStatus,
    /// Serial number in hex, if there is a certificate.
    pub serial: Option<String>,
    /// Valid from.
    pub not_before: Option<Timestamp>,
    /// Valid until.
    pub not_after: Option<Timestamp>,
    /// Whether it is known who signed it; none where no officer recorded it here.
    pub signer: Option<Signer>,
    /// What can be done now.
    pub verdict: Verdict,
    /// The renewal under way or just ended, if it still wants something of the holder.
    pub current: Option<RenewalSummary>,
    /// Whether a draft was begun.
    pub draft: bool,
    /// Past renewals, latest first.
    pub past: Vec<RenewalSummary>,
    /// Who keeps the private key: with the authority there is nothing to fetch here.
    pub custody: Custody,
    /// The agency's office and its help contacts.
    pub office: String,
    /// Help contacts.
    pub contacts: Vec<Contact>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A renewal in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RenewalSummary {
    /// Reference number.
    pub reference: String,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// Where it stands.
    pub status: RenewalStatus,
    /// An officer filed it, and the holder has yet to check it.
    pub filed_for_you: bool,
    /// What happens now, where others have it.
    pub now: Option<Wording>,
}

/// The status of a renewal as its holder sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RenewalStatus {
    /// With an officer or the authority.
    InProcess,
    /// Waits for the holder.
    Returned,
    /// Verified; waits for the holder's passphrase.
    Passphrase,
    /// Refused.
    Rejected,
    /// Taken back.
    Withdrawn,
    /// An officer had filed it, and the office ended it before the holder confirmed it.
    Cancelled,
    /// Issued, not yet fetched.
    Issued,
    /// Issued and receipt confirmed.
    Received,
}

/// A renewal as its holder follows it.
#[expect(clippy::struct_excessive_bools, reason = "four facts that nothing ties to each other")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RenewalView {
    /// Reference number.
    pub reference: String,
    /// Where it stands.
    pub status: RenewalStatus,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// What was sent last, and when.
    pub last_sent: (LastSent, Timestamp),
    /// When the present wait ends at the latest.
    pub due: Option<Timestamp>,
    /// When data and documents were checked.
    pub checked_at: Option<Timestamp>,
    /// When it was approved: nothing but the certificate itself is outstanding.
    pub approved_at: Option<Timestamp>,
    /// When the certificate was issued.
    pub issued_at: Option<Timestamp>,
    /// When the new certificate is ready at the latest, while others have it, in time, and where each of their steps has a limit.
    pub ready_by: Option<Timestamp>,
    /// When the present certificate ends, or ended, while the new one is outstanding.
    pub present_end: Option<Timestamp>,
    /// The end of the last day on which the holder must go on for the new certificate to be ready before that, where it waits for
    /// the holder.
    pub go_on_by: Option<Timestamp>,
    /// The agency's steps.
    pub timeline: Vec<TimelineRow>,
    /// What the holder may do now.
    pub acts: Vec<Act>,
    /// What to mend, if returned.
    pub returned: Vec<ReturnedItem>,
    /// Why, if rejected.
    pub rejected: Option<Rejection>,
    /// Why the office ended what it had filed, in the officer's words; blank if erased.
    pub cancelled: Option<String>,
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// Whether it goes on.
    pub writable: bool,
    /// Until when, where that is known.
    pub writable_until: Option<Timestamp>,
    /// Who keeps the private key: with the authority there is nothing to fetch here.
    pub custody: Custody,
    /// The holder's key pair is there, in whose passphrase the certificate's key is wrapped.
    pub has_key: bool,
    /// An officer filed it on the holder's behalf.
    pub filed_for_you: bool,
    /// The new certificate's end, once issued.
    pub not_after: Option<Timestamp>,
    /// Until when it can be fetched with its key, which is destroyed then. None where the authority keeps the key.
    pub fetch_until: Option<Timestamp>,
    /// Whether the holder can rate the service, and has not yet.
    pub ratable: bool,
    /// The agency's office.
    pub office: String,
    /// Help contacts.
    pub contacts: Vec<Contact>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnedItem {
    /// The page that opens again.
    pub step: Step,
    /// Why.
    pub reason: ReturnReason,
    /// The officer's own words; blank if none.
    pub note: String,
}

/// Why it was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rejection {
    /// Why.
    pub reason: RejectReason,
    /// The officer's own words; blank if none.
    pub note: String,
}

/// What the browser needs to build the PKCS#12: base64 of DER.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateParts {
    /// The private key, wrapped in the passphrase.
    pub wrapped_key: String,
    /// The certificate.
    pub certificate: String,
    /// Issuer, then root.
    pub chain: Vec<String>,
    /// Name under which programs list it, e.g. `Sari Wulandari s.d. 25 November 2028`.
    pub friendly_name: String,
}
