//! The service standard: an agency's procedure as data. The backend reads it from TOML, the browser gets JSON.
//! A sixth agency is a sixth file and no Rust.

mod check;
mod complaints;
mod issuing;
mod letter;
mod order;
mod parts;
mod procedure;
mod revocation;

pub use check::StandardFault;
pub use complaints::*;
pub use issuing::*;
pub use letter::{LetterTemplate, in_letters};
pub use order::Part;
pub use parts::*;
pub use procedure::*;
pub use revocation::*;

use serde::{Deserialize, Serialize};

use crate::office_hours::OfficeHours;

/// One agency's service standard (standar pelayanan, SOP), whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceStandard {
    /// Slug used in paths, e.g. `kota-pekalongan`.
    pub id: AgencyId,
    /// The office that renders the service.
    pub agency: Agency,
    /// The document this file renders.
    pub document: Document,
    /// Duration, fee and product as the source words them.
    pub service: Service,
    /// When the office works.
    pub hours: OfficeHours,
    /// Where `hours` come from, if the source is silent.
    #[serde(default)]
    pub hours_note: Option<String>,
    /// Which parts the source has first; the public page follows.
    #[serde(default)]
    pub order: Vec<Part>,
    /// What the applicant must bring (persyaratan).
    pub requirements: Vec<String>,
    /// What the wizard asks for.
    pub wizard: WizardRules,
    /// Wording of the letter of which applicants can download a draft; none: that of every agency without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<LetterTemplate>,
    /// How certificates are issued.
    #[serde(default)]
    pub issuing: Issuing,
    /// On which days before (and, negative, after) the end of a certificate its holder is reminded.
    #[serde(default = "default_reminders")]
    pub reminder_days: Vec<i16>,
    /// Years that a finished case is kept; none where the source is silent: kept until somebody decides.
    #[serde(default)]
    pub retention_years: Option<u16>,
    /// The procedure, in order.
    pub steps: Vec<ProcedureStep>,
    /// How often the service is evaluated; none where the source is silent.
    #[serde(default)]
    pub evaluation: Option<Evaluation>,
    /// Complaints; none where the source has none.
    #[serde(default)]
    pub complaints: Option<Complaints>,
    /// Suspension and revocation; none: as at every agency without rules of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revocation: Option<RevocationRules>,
    /// Legal basis (dasar hukum).
    pub legal_basis: Vec<LegalBasis>,
    /// Every other part of the source, in its order.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// 60, 30, 14, 7 and 1 days before the end, on the day, and after it.
fn default_reminders() -> Vec<i16> {
    vec![60, 30, 14, 7, 1, 0, -7, -30]
}

impl ServiceStandard {
    /// Returns the index of the step with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }
}
