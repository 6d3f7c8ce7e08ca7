//! Mobile number.

use super::{compact, mask, text_value};

/// An Indonesian mobile number as "+62...": `(+62|62|0)8[1-9]` and 7 to 10 digits more. (domain.md "Values".)
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "+6281200000001"))]
pub struct MobileNumber(String);

/// Why it is no mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MobileFault {
    /// Nothing given.
    Blank,
    /// Something else than digits after the plus sign.
    Characters,
    /// Another country's, a landline's, or too short or long.
    Shape,
}

impl MobileNumber {
    /// Reads a number; spaces, dashes, dots and brackets are dropped.
    pub fn parse(input: &str) -> Result<Self, MobileFault> {
        let typed = compact(input);
        if typed.is_empty() {
            return Err(MobileFault::Blank);
        }
        let digits = typed.strip_prefix('+').unwrap_or(&typed);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MobileFault::Characters);
        }
        let local = if let Some(rest) = digits.strip_prefix("62") {
            rest
        } else if typed.starts_with('+') {
            return Err(MobileFault::Shape);
        } else {
            digits.strip_prefix('0').ok_or(MobileFault::Shape)?
        };
        let bytes = local.as_bytes();
        if !(9..=12).contains(&bytes.len()) || bytes[0] != b'8' || bytes[1] == b'0' {
            return Err(MobileFault::Shape);
        }
        let mut normal = String::from("+62");
        normal.push_str(local);
        Ok(Self(normal))
    }

    /// For the screen: "+62812••••••01".
    pub fn masked(&self) -> String {
        mask(&self.0, 6, 2)
    }
}

text_value!(MobileNumber, "not an Indonesian mobile number");
