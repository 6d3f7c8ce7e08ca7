//! The draft, as the wizard reads, answers and sends it.

use serde::{Deserialize, Serialize};

use super::account::CodeSent;
use super::{ReturnedItem, StoppedUpload};
use crate::certificate::subject::SubjectPart;
use crate::journey::{Change, Draft, Step};
use crate::moment::{Timestamp, Zone};
use crate::person::{FilePurpose, PersonData};
use crate::renewal::{Digest, unreplaced};
use crate::standard::{Contact, WizardRules};

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
    /// The answers in the draft.
    pub fn answers(&self) -> Answers {
        let Draft { data_right, changes, confirmed_email: _, files: _, recommendation: _, key: _, open_steps: _ } =
            &self.draft;
        Answers { version: self.version, data_right: *data_right, changes: changes.clone() }
    }

    /// The returned files that are still those that were sent.
    pub fn unreplaced(&self) -> Vec<FilePurpose> {
        unreplaced(self.returned.iter().map(|item| (item.step, item.reason)), &self.sent_files, &self.draft)
    }
}

/// Typed answers to be kept. `PUT` of the draft; answered by [`DraftView`], or 409 with the newer one's version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

impl Answers {
    /// The steps that ask for the answers in which this differs from the draft.
    pub fn changed_steps(&self, draft: &Draft) -> impl Iterator<Item = Step> + use<> {
        let Self { version: _, data_right, changes } = self;
        let steps = [(Step::Data, *data_right != draft.data_right), (Step::Changes, *changes != draft.changes)];
        steps.into_iter().filter_map(|(step, changed)| changed.then_some(step))
    }

    /// Writes the answers into the draft.
    pub fn write_to(self, draft: &mut Draft) {
        let Self { version: _, data_right, changes } = self;
        draft.data_right = data_right;
        draft.changes = changes;
    }
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
