//! Public resources, readable without a log-in.

use serde::{Deserialize, Serialize};

use crate::standard::{AgencyId, Contact, Wording};

/// An agency on the start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencySummary {
    /// Slug.
    pub id: AgencyId,
    /// Short name, e.g. "Kota Pekalongan".
    pub name: String,
    /// The office.
    pub office: String,
    /// How long it takes, from the standard.
    pub duration: Wording,
    /// Where to find help.
    pub contacts: Vec<Contact>,
}
