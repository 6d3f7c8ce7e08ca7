//! The grade of an index.

use serde::{Deserialize, Serialize};

/// The regulation's four bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Grade {
    /// Sangat baik: 88.31 to 100.00.
    A,
    /// Baik: 76.61 to 88.30.
    B,
    /// Kurang baik: 65.00 to 76.60.
    C,
    /// Tidak baik: 25.00 to 64.99.
    D,
}

impl Grade {
    /// Returns the grade of an index in hundredths, which was rounded before: the bands leave no room between them for more places.
    pub const fn of(index: u32) -> Self {
        match index {
            8_831.. => Self::A,
            7_661.. => Self::B,
            6_500.. => Self::C,
            _ => Self::D,
        }
    }
}
