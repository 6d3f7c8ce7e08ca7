//! Reference numbers of renewals.

use super::check_symbol::{CodeFault, code, read};
use super::{compact, text_value};

/// "PBR-7K3M-9Q2X": seven random symbols (35 bits) and one check symbol. It is a name, no secret: whoever shows it
/// still has to log in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "PBR-7K3M-9Q2D"))]
pub struct Reference(String);

impl Reference {
    /// Makes a reference from random bytes, using five bits of each of the first seven.
    pub fn from_random(random: [u8; 7]) -> Self {
        let mut bytes = [0; 8];
        bytes[..7].copy_from_slice(&random);
        Self(code("PBR", bytes))
    }

    /// Reads a reference as people copy it: any case, with or without dashes and "PBR", O for 0, I or L for 1.
    pub fn parse(input: &str) -> Result<Self, CodeFault> {
        read::<8>("PBR", &compact(input)).map(Self)
    }
}

text_value!(Reference, "not a reference number");
