//! The receipt of a complaint: its number and its secret.

use super::check_symbol::{CodeFault, code, read};
use super::{compact, text_value};

/// "ADU-7K3M-9Q2X": the number of a complaint, as [`super::Reference`] is a renewal's. It is a name, no secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "ADU-7K3M-9Q2D"))]
pub struct ComplaintNumber(String);

impl ComplaintNumber {
    /// Makes a number from random bytes, using five bits of each.
    pub fn from_random(random: [u8; 8]) -> Self {
        Self(code("ADU", random))
    }

    /// Reads a number as people copy it.
    pub fn parse(input: &str) -> Result<Self, CodeFault> {
        read::<8>("ADU", &compact(input)).map(Self)
    }
}

text_value!(ComplaintNumber, "not a complaint's number");

/// "7K3M-9Q2X-0V4D-H6TB": fifteen random symbols (75 bits) and one check symbol. Whoever knows it reads the complaint: it is shown once, and
/// kept as a digest only.
#[derive(Clone, PartialEq, Eq)]
pub struct ComplaintSecret(String);

impl ComplaintSecret {
    /// Makes a secret from random bytes, using five bits of each.
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(code("", random))
    }

    /// Reads a secret as people copy it.
    pub fn parse(input: &str) -> Result<Self, CodeFault> {
        read::<16>("", &compact(input)).map(Self)
    }
}

text_value!(ComplaintSecret, "not a complaint's secret");

impl std::fmt::Debug for ComplaintSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ComplaintSecret(…)")
    }
}
