//! The holder's resources.

use serde::{Deserialize, Serialize};

use super::account::CodeSent;
use super::{Message, StoppedUpload};
use crate::certificate::subject::SubjectPart;
use crate::certificate::{CertificateStatus, Signer, Verdict};
use crate::journey::{Change, Draft, Step};
use crate::moment::{Timestamp, Zone};
use crate::person::{FilePurpose, PersonData};
use crate::renewal::{Act, Digest, LastSent, RejectReason, ReturnReason, TimelineRow, unreplaced};
use crate::standard::{Contact, Custody, WizardRules};

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
}

/// Where a renewal stands, in the holder's words.
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

/// The draft with all that the wizard needs. `GET` of the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftView {
    /// For optimistic locking.
    pub version: u32,
    /// Answers, files and key so far.
    pub draft: Draft,
    /// Data on record.
    pub person: PersonData,
    /// Of that, what the certificate names, with the agency's part; all else is only checked.
    pub subject: Vec<SubjectPart>,
    /// The agency's rules.
    pub rules: WizardRules,
    /// The code that the new e-mail address in the draft was sent and that can still be used.
    pub email_code: Option<CodeSent>,
    /// Uploads that were not completed.
    pub stopped: Vec<StoppedUpload>,
    /// The renewal that this draft completes after a return.
    pub completes: Option<String>,
    /// What the officer asked for.
    pub returned: Vec<ReturnedItem>,
    /// The files of the renewal that this draft completes, as they were sent, with their SHA-256.
    pub sent_files: Vec<(FilePurpose, Digest)>,
    /// When the present certificate ends.
    pub not_after: Option<Timestamp>,
    /// The agency's office.
    pub office: String,
    /// Help contacts.
    pub contacts: Vec<Contact>,
    /// The agency's time zone.
    pub zone: Zone,
}

impl DraftView {
    /// The returned files that are still those that were sent.
    pub fn unreplaced(&self) -> Vec<FilePurpose> {
        unreplaced(self.returned.iter().map(|item| (item.step, item.reason)), &self.sent_files, &self.draft)
    }
}

/// Typed answers to be kept. `PUT` of the draft; answered by [`DraftView`], or 409 with the newer one's version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The version these answers were made on.
    pub version: u32,
    /// Is the data right?
    pub data_right: Option<bool>,
    /// New values as typed.
    pub changes: Vec<Change>,
}

/// The key pair's request and the wrapped private key, both base64 of DER. `PUT`; answered by [`DraftView`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewKey {
    /// PKCS#10 (RFC 2986).
    pub request: String,
    /// EncryptedPrivateKeyInfo (RFC 5958) under PBES2; the backend can't open it.
    pub wrapped_key: String,
}

/// The code mailed to a new e-mail address. Answered by [`DraftView`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EmailConfirmation {
    /// Six digits.
    pub code: String,
}

/// Sends the draft: `POST` of renewals or of a renewal's completion, with an idempotency key. Answered by [`RenewalView`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Send {
    /// The version of the draft that the review page showed.
    pub version: u32,
    /// Sends returned files that were not replaced all the same; otherwise they are answered 422 `FileNotReplaced`.
    #[serde(default)]
    pub keep: bool,
}

/// A renewal as its holder follows it.
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
    /// The assistance thread, oldest first.
    pub messages: Vec<Message>,
    /// Who keeps the private key: with the authority there is nothing to fetch here.
    pub custody: Custody,
    /// An officer filed it on the holder's behalf.
    pub filed_for_you: bool,
    /// The new certificate's end, once issued.
    pub not_after: Option<Timestamp>,
    /// Until when it can be fetched with its key, which is destroyed then. None where the authority keeps the key.
    pub fetch_until: Option<Timestamp>,
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
