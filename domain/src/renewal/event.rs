//! Events of a renewal. They carry no personal data: texts and files are named by their digests and stored beside the
//! log, so that erasure keeps the hash chain valid.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::PersonId;
use crate::journey::{Step, Submission};
use crate::moment::Timestamp;
use crate::person::{DataField, FilePurpose};
use crate::standard::{AgencyId, Role};

/// SHA-256 in lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Digest(pub String);

impl Digest {
    /// Returns the digest of these bytes.
    pub fn of(content: impl AsRef<[u8]>) -> Self {
        Self(format!("{:x}", Sha256::digest(content)))
    }
}

/// An event of a renewal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// The application was submitted.
    Submitted {
        /// At which agency.
        agency: AgencyId,
        /// SHA-256 of the version of the agency's standard by which it is carried out, to its end.
        standard: Digest,
        /// Whose certificate.
        holder: PersonId,
        /// What was sent.
        dossier: Dossier,
    },
    /// An officer took the case.
    Taken {
        /// Who.
        by: PersonId,
        /// In whose place, during a leave.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting_for: Option<PersonId>,
    },
    /// The officer put the case back, for any of the step's officers.
    Released,
    /// A step of the agency's procedure was carried out.
    StepDone {
        /// Id of the step in the service standard.
        step: String,
        /// The officer's own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
        /// The role in which an officer did it, or that of the colleague in whose place; none where holder or program did, and
        /// in events from before it was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<Role>,
    },
    /// An officer passed the case back to the officers of an earlier step, who carry it out again.
    PassedBack {
        /// Id of that step in the service standard.
        to: String,
        /// Why, in the officer's own words.
        note: Digest,
        /// The role in which the officer did it, or that of the colleague in whose place.
        role: Role,
    },
    /// The holder set the passphrase after verification.
    KeySet {
        /// SHA-256 of the public key to be certified.
        public_key: Digest,
    },
    /// Sent back to the holder for completion.
    Returned {
        /// What to mend.
        items: Vec<ReturnItem>,
    },
    /// The mail to the holder was sent again.
    LinkSent {
        /// The role in which an officer had it sent; none where the program reminded by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<Role>,
    },
    /// The office ended a filing before the holder confirmed it.
    FilingCancelled {
        /// Why, in the officer's own words.
        note: Digest,
        /// The role in which the officer did it.
        role: Role,
    },
    /// The holder proved to have the key of the present certificate, which signed the key to be certified.
    OldKeyProved {
        /// SHA-256 of the proof.
        proof: Digest,
        /// SHA-256 of the public key to be certified.
        public_key: Digest,
    },
    /// The holder completed it.
    Completed {
        /// What was sent now.
        dossier: Dossier,
    },
    /// Refused for good.
    Rejected {
        /// Why.
        reason: RejectReason,
        /// The officer's own words.
        note: Option<Digest>,
    },
    /// The holder took it back.
    Withdrawn,
    /// The authority issued the certificate.
    Issued {
        /// Which.
        certificate: IssuedCertificate,
    },
    /// The holder confirmed to have it.
    Received,
}

impl Event {
    /// The role in which an officer caused it, or that of the colleague in whose place, where it was recorded.
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::StepDone { role, .. } | Self::LinkSent { role } => *role,
            Self::PassedBack { role, .. } | Self::FilingCancelled { role, .. } => Some(*role),
            _ => None,
        }
    }

    /// Returns the digests of the officers' notes that it names.
    pub fn notes(&self) -> Vec<&Digest> {
        match self {
            Self::StepDone { note, .. } | Self::Rejected { note, .. } => note.iter().collect(),
            Self::PassedBack { note, .. } | Self::FilingCancelled { note, .. } => vec![note],
            Self::Returned { items } => items.iter().filter_map(|item| item.note.as_ref()).collect(),
            Self::Submitted { .. }
            | Self::Taken { .. }
            | Self::Released
            | Self::KeySet { .. }
            | Self::OldKeyProved { .. }
            | Self::LinkSent { .. }
            | Self::Completed { .. }
            | Self::Withdrawn
            | Self::Issued { .. }
            | Self::Received => Vec::new(),
        }
    }
}

/// What an application consisted of, without anything personal in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Which data changed.
    pub changed: Vec<DataField>,
    /// Files by purpose, with their SHA-256.
    pub files: Vec<(FilePurpose, Digest)>,
    /// SHA-256 of the record of the recommendation by the head of the unit, where one was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<Digest>,
    /// SHA-256 of the public key to be certified.
    pub public_key: Option<Digest>,
}

impl From<&Submission> for Dossier {
    fn from(submission: &Submission) -> Self {
        Self {
            changed: submission.changes().iter().map(|(field, _)| *field).collect(),
            files: submission.files().iter().map(|(purpose, sha256)| (*purpose, Digest(sha256.clone()))).collect(),
            recommendation: submission.recommendation_sha256().map(|sha256| Digest(sha256.to_owned())),
            public_key: submission.public_key_sha256().map(|sha256| Digest(sha256.to_owned())),
        }
    }
}

/// One thing the holder must mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnItem {
    /// The page of the wizard that opens again.
    pub step: Step,
    /// Why.
    pub reason: ReturnReason,
    /// The officer's own words.
    pub note: Option<Digest>,
}

/// Ready-made reasons for a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    /// The file can't be read.
    Unreadable,
    /// Signature or stamp is missing.
    Unsigned,
    /// The document is of someone else or for another purpose.
    WrongDocument,
    /// The document is too old or lacks date or number.
    Outdated,
    /// The data does not agree with the evidence.
    DataDiffers,
    /// Nothing is wrong: an officer filed it, and the holder checks and adds what only the holder can. The program's own.
    FiledForYou,
    /// Another reason, in the officer's own words.
    Other,
}

/// Ready-made reasons for a rejection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// The person no longer works at this agency.
    NotEmployed,
    /// The head of the unit did not recommend it.
    NotRecommended,
    /// Documents are not genuine.
    NotGenuine,
    /// The application was made twice.
    Repeated,
    /// Another reason, in the officer's own words.
    Other,
}

/// The certificate that came out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssuedCertificate {
    /// Serial number, lower-case hex.
    pub serial: String,
    /// SHA-256 of the DER; none where an officer recorded number and validity alone.
    pub sha256: Option<Digest>,
    /// Valid from.
    pub not_before: Timestamp,
    /// Valid until.
    pub not_after: Timestamp,
}
