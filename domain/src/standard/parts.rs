//! The descriptive parts of a service standard.

use serde::{Deserialize, Serialize};

use super::{Custody, TimeLimit};
use crate::certificate::subject::{SubjectField, SubjectPart};
use crate::person::PersonData;
use crate::value::PassphrasePolicy;

/// Slug of an agency, e.g. `kepulauan-meranti`: lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct AgencyId(pub String);

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Indonesian: the binding text.
    pub id: String,
    /// English: a help for the reader.
    pub en: String,
}

impl Wording {
    /// Whether it lacks a language.
    pub fn is_blank(&self) -> bool {
        self.id.trim().is_empty() || self.en.trim().is_empty()
    }
}

/// The office that renders the service and what goes into a certificate's subject for its people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The region's short name, e.g. "Kota Pekalongan".
    pub name: String,
    /// The office, e.g. "Dinas Komunikasi dan Informatika Kota Pekalongan".
    pub office: String,
    /// Subject O, e.g. "Pemerintah Kota Pekalongan".
    pub organization: String,
    /// Subject L, e.g. "Kota Pekalongan".
    pub locality: String,
    /// Subject ST, e.g. "Jawa Tengah".
    pub province: String,
    /// Province and regency digits that a local NIK begins with, e.g. "3375".
    pub region_code: String,
    /// Where holders find help. Office contacts only, never a person's.
    pub contacts: Vec<Contact>,
}

impl Agency {
    /// Whether people reach the office from where they are: by telephone or e-mail.
    pub fn is_reachable(&self) -> bool {
        self.contacts.iter().any(|contact| matches!(contact.kind, ContactKind::Phone | ContactKind::Email))
    }

    /// The subject of a certificate for one of its people, in display order.
    pub fn subject(&self, data: &PersonData) -> [SubjectPart; 6] {
        [
            SubjectPart::new(SubjectField::Name, &data.name),
            SubjectPart::new(SubjectField::Unit, &data.unit),
            SubjectPart::new(SubjectField::Organization, &self.organization),
            SubjectPart::new(SubjectField::Locality, &self.locality),
            SubjectPart::new(SubjectField::Province, &self.province),
            SubjectPart::new(SubjectField::Email, &data.email),
        ]
    }
}

/// An office contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What kind of address it is.
    pub kind: ContactKind,
    /// As people read it, e.g. "(0285) 421243".
    pub value: String,
}

/// The kinds of contact and complaint channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// In person.
    Visit,
    /// A letter.
    Letter,
    /// A telephone of the office.
    Phone,
    /// An e-mail address of the office.
    Email,
    /// A web site.
    Web,
    /// An app.
    App,
    /// Social media.
    Social,
}

/// The source document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Title as the source has it, typos corrected.
    pub title: String,
    /// Number, where it has one.
    #[serde(default)]
    pub number: Option<String>,
    /// Date made, as the source words it.
    #[serde(default)]
    pub made: Option<String>,
    /// Date in force, as the source words it.
    #[serde(default)]
    pub effective: Option<String>,
    /// Role of who signed it into force (never a name).
    #[serde(default)]
    pub approved_by: Option<String>,
}

/// Duration, fee and product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// How long it takes, as the source words it.
    pub duration: Wording,
    /// How long it takes until the holder has the new certificate, as the start page says it; the source's wording where there is none.
    #[serde(default)]
    pub ready: Option<Wording>,
    /// Fee, e.g. "Gratis". Blank in the source: none.
    #[serde(default)]
    pub fee: Option<String>,
    /// The product of the service.
    pub product: String,
    /// Time limit of all the office's steps together, where the source gives one.
    #[serde(default)]
    pub total: Option<TimeLimit>,
}

/// What the wizard asks for at this agency; the part of the standard that the holder's app needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WizardRules {
    /// Whether the passphrase comes with the application or by link after verification.
    pub passphrase_timing: PassphraseTiming,
    /// Who keeps the private key; the authority: no passphrase is asked for.
    #[serde(default)]
    pub custody: Custody,
    /// What a passphrase must satisfy.
    pub passphrase: PassphrasePolicy,
    /// Title of the letter, e.g. "Surat Rekomendasi".
    pub letter_title: String,
    /// What the letter must show.
    pub letter_shows: Vec<String>,
    /// Whether a recommendation that the head of the unit gives in this program stands in the place of the letter.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub electronic_recommendation: bool,
    /// Domains of official e-mail addresses.
    pub email_domains: Vec<String>,
    /// Largest upload, in bytes.
    pub max_upload_bytes: u64,
}

/// When the passphrase is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PassphraseTiming {
    /// A step of the wizard (Meranti's step 2, Pekalongan).
    WithApplication,
    /// By link after the data was verified (Purbalingga's step 5).
    AfterVerification,
}

/// Evaluation of the service (evaluasi kinerja).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// How often, e.g. `"month"`.
    pub every: Interval,
}

/// How often an agency evaluates its service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Each month of the calendar.
    #[default]
    Month,
    /// Each quarter of the calendar.
    Quarter,
}

impl Interval {
    /// Returns how many months it has.
    pub const fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }
}

/// One item of the legal basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// The citation, obvious typos corrected.
    pub text: String,
    /// What a reader must know beside it, e.g. that it was replaced.
    #[serde(default)]
    pub note: Option<String>,
}

/// Another part of the source: facilities, competence, supervision, staff, guarantees, evaluation, warnings, records ...
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Heading as the source has it.
    pub title: String,
    /// Its items.
    pub items: Vec<String>,
}
