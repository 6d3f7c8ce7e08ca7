//! What was typed so far: raw, perhaps wrong.

use serde::{Deserialize, Serialize};

use super::Step;
use crate::person::{DataField, FilePurpose};
use crate::signature::FileSignature;
use crate::value::plain::plain;

/// The holder's answers so far, as the backend keeps them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draft {
    /// Is the data on record right? None: not answered.
    pub data_right: Option<bool>,
    /// New values as typed, of the data that changed.
    pub changes: Vec<Change>,
    /// The new e-mail address whose code was entered.
    pub confirmed_email: Option<String>,
    /// Files that passed inspection; one a purpose.
    pub files: Vec<FileInfo>,
    /// The recommendation that the head of the unit gave; void once it is one of other data.
    pub recommendation: Option<Recommendation>,
    /// The key pair's request, once made.
    pub key: Option<KeyInfo>,
    /// After a return for completion: the steps that are open again. None: all.
    pub open_steps: Option<Vec<Step>>,
}

/// One changed datum, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which datum.
    pub field: DataField,
    /// The new value as typed.
    pub value: String,
}

/// An uploaded file that passed inspection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileInfo {
    /// Random id; the file is at `/api/files/{id}`.
    pub id: String,
    /// What it is for.
    pub purpose: FilePurpose,
    /// Name as the holder's device called it.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Pages; 1 for a photograph.
    pub pages: u32,
    /// `application/pdf`, `image/jpeg` or `image/png`.
    pub media_type: String,
    /// SHA-256 of the file as it came, lower-case hex.
    pub sha256: String,
    /// Its electronic signatures, in the order in which they were made; empty for a photograph.
    pub signatures: Vec<FileSignature>,
}

/// A recommendation that was given for a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recommendation {
    /// Name of whoever recommended.
    pub name: String,
    /// Their position at that time.
    pub position: String,
    /// Their unit at that time.
    pub unit: String,
    /// When, Unix seconds.
    pub at: i64,
    /// What was recommended.
    pub data: RecommendedData,
    /// SHA-256 of the record, lower-case hex.
    pub sha256: String,
}

/// The holder's data that is shown to the head of the unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecommendedData {
    /// Name without titles.
    pub name: String,
    /// NIP; blank for holders who are no civil servants.
    pub nip: String,
    /// Unit (OPD, UPT).
    pub unit: String,
    /// Position (jabatan).
    pub position: String,
    /// Official e-mail.
    pub email: String,
}

/// The key pair that will be certified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyInfo {
    /// SHA-256 of the SubjectPublicKeyInfo, lower-case hex.
    pub public_key_sha256: String,
    /// When it was made, Unix seconds.
    pub made_at: i64,
}

impl Draft {
    /// The new value typed for this datum. Nothing counts as changed while the answer is "the data is right".
    pub fn change(&self, field: DataField) -> Option<&str> {
        if self.data_right != Some(false) {
            return None;
        }
        self.changes.iter().find(|change| change.field == field).map(|change| change.value.as_str())
    }

    /// The file for this purpose.
    pub fn file(&self, purpose: FilePurpose) -> Option<&FileInfo> {
        self.files.iter().find(|file| file.purpose == purpose)
    }

    /// What evidence the changes need, each once.
    pub fn evidence_needed(&self) -> Vec<FilePurpose> {
        [FilePurpose::Ktp, FilePurpose::Sk]
            .into_iter()
            .filter(|purpose| {
                DataField::ALL.iter().any(|field| self.change(*field).is_some() && field.evidence() == Some(*purpose))
            })
            .collect()
    }

    /// Whether the new e-mail, if there is one, is the one whose code was entered.
    pub fn email_confirmed(&self) -> bool {
        self.change(DataField::Email).is_none_or(|typed| {
            self.confirmed_email.as_deref().is_some_and(|confirmed| confirmed.eq_ignore_ascii_case(&plain(typed)))
        })
    }
}
