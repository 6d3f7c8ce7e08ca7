//! The nine elements of a public service.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// What is rated. Named, never numbered: the lists in use swap the last two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// Persyaratan.
    Requirements,
    /// Sistem, mekanisme, dan prosedur.
    Procedure,
    /// Waktu penyelesaian.
    Time,
    /// Biaya/tarif.
    Cost,
    /// Produk spesifikasi jenis pelayanan.
    Product,
    /// Kompetensi pelaksana.
    Competence,
    /// Perilaku pelaksana.
    Conduct,
    /// Penanganan pengaduan, saran, dan masukan.
    Complaints,
    /// Sarana dan prasarana.
    Facilities,
}

impl Element {
    /// All nine, in the order of the regulation's article on them.
    pub const ALL: &[Self] = Self::VARIANTS;
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Returns its place in [`Self::ALL`].
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}
