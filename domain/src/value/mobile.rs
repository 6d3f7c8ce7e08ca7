//! Mobile number.

use super::{compact, mask, text_value};

/// An Indonesian mobile number as "+62...": `(+62|62|0)8[1-9]` and 7 to 10 digits more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "+6281200000001"))]
pub struct MobileNumber(String);

/// Why it is no mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MobileFault {
    /// Nothing given.
    Blank,
    /// It contains other characters than digits after the plus sign.
    Character(char),
    /// It is a foreign or landline number, or too short or long.
    Shape,
}

impl MobileNumber {
    /// Reads a number as contacts, tables and links hold it: `0812...`, `+62 812...`, `62812...`, `0062 812...`, `812...`,
    /// `+62 (0)812...`, `tel:+62812...`; slashes, too, stand between digits.
    pub fn parse(input: &str) -> Result<Self, MobileFault> {
        let typed = compact(input).replace('/', "");
        let typed = typed.strip_prefix("tel:").unwrap_or(&typed);
        if typed.is_empty() {
            return Err(MobileFault::Blank);
        }
        let digits = typed.strip_prefix('+').unwrap_or(typed);
        if let Some(c) = digits.chars().chain(digits.is_empty().then_some('+')).find(|c| !c.is_ascii_digit()) {
            return Err(MobileFault::Character(c));
        }
        let local = if let Some(rest) = digits.strip_prefix("62").or_else(|| digits.strip_prefix("0062")) {
            rest.strip_prefix('0').unwrap_or(rest)
        } else if typed.starts_with('+') {
            return Err(MobileFault::Shape);
        } else {
            digits.strip_prefix('0').unwrap_or(digits)
        };
        let bytes = local.as_bytes();
        if !(9..=12).contains(&bytes.len()) || bytes[0] != b'8' || bytes[1] == b'0' {
            return Err(MobileFault::Shape);
        }
        let mut normal = String::from("+62");
        normal.push_str(local);
        Ok(Self(normal))
    }

    /// Returns the masked form: "+62812••••••01".
    pub fn masked(&self) -> String {
        mask(&self.0, 6, 2)
    }
}

text_value!(MobileNumber, "not an Indonesian mobile number");
