//! What people may say of themselves, as the regulation's form asks it.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// All of it is optional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Traits {
    /// Jenis kelamin.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Pendidikan.
    #[serde(default)]
    pub education: Option<Education>,
    /// Pekerjaan.
    #[serde(default)]
    pub work: Option<Work>,
}

/// Sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan.
    Female,
}

/// The highest education completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Education {
    /// SD.
    Primary,
    /// SMP.
    JuniorSecondary,
    /// SMA.
    SeniorSecondary,
    /// S1.
    Bachelor,
    /// S2.
    Master,
    /// S3.
    Doctor,
}

/// Occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// PNS, and other civil servants.
    CivilServant,
    /// TNI.
    Military,
    /// Polri.
    Police,
    /// Pegawai swasta.
    PrivateSector,
    /// Wirausaha.
    SelfEmployed,
    /// Lainnya.
    Other,
}

impl Sex {
    /// All, in the form's order.
    pub const ALL: &[Self] = Self::VARIANTS;
}

impl Education {
    /// All, in the form's order.
    pub const ALL: &[Self] = Self::VARIANTS;
}

impl Work {
    /// All, in the form's order.
    pub const ALL: &[Self] = Self::VARIANTS;
}
