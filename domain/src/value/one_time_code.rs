//! The token at log-in and the code that confirms an address.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::compact;

/// Six digits. It is a secret: it has no `Display`, and `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "123456"))]
pub struct OneTimeCode(String);

/// Why it is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneTimeCodeFault {
    /// Nothing given.
    Blank,
    /// It contains other characters than digits.
    Character(char),
    /// Not [`OneTimeCode::LENGTH`] digits.
    DigitCount,
}

impl OneTimeCode {
    /// Digits in a code.
    pub const LENGTH: usize = 6;

    /// Parses a code; spaces and dashes are dropped.
    pub fn parse(input: &str) -> Result<Self, OneTimeCodeFault> {
        let digits = compact(input);
        if digits.is_empty() {
            return Err(OneTimeCodeFault::Blank);
        }
        if let Some(c) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(OneTimeCodeFault::Character(c));
        }
        if digits.len() == Self::LENGTH { Ok(Self(digits)) } else { Err(OneTimeCodeFault::DigitCount) }
    }

    /// Returns the six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(••••••)")
    }
}

impl Serialize for OneTimeCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for OneTimeCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| de::Error::custom("a code is six digits"))
    }
}
