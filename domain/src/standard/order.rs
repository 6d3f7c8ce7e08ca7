//! The order of a standard's parts in its source and on its public page.

use serde::{Deserialize, Serialize};

use super::ServiceStandard;

/// The parts of a standard as a reader sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Requirements (persyaratan).
    Requirements,
    /// The procedure.
    Procedure,
    /// How long it takes.
    Duration,
    /// When the office works.
    Hours,
    /// The fee.
    Fee,
    /// The product.
    Product,
    /// Complaints.
    Complaints,
    /// Legal basis.
    LegalBasis,
    /// Every other section.
    Sections,
}

impl Part {
    /// The order of PermenPAN-RB 15/2014: delivery first, then the office's resources.
    const USUAL: [Self; 9] = [
        Self::Requirements,
        Self::Procedure,
        Self::Duration,
        Self::Hours,
        Self::Fee,
        Self::Product,
        Self::Complaints,
        Self::LegalBasis,
        Self::Sections,
    ];
}

impl ServiceStandard {
    /// Returns every part once: those of `order` first, the others in the usual order.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for part in self.order.iter().copied().chain(Part::USUAL) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts
    }
}
