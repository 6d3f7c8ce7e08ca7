//! The second part of a log-in, as it is typed: six digits, or a recovery code.

use super::check_symbol::{code, read};
use super::{CodeFault, OneTimeCode, OneTimeCodeFault, compact, text_value};

/// "7K3M-9Q2X-0V4D-H6TB": stands in once for the code at log-in. Fifteen random symbols (75 bits) and one check symbol; kept as a digest only.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// How many a person has at first.
    pub const COUNT: usize = 8;

    /// Makes a code from random bytes, using five bits of each.
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(code("", random))
    }

    /// Reads a code as people copy it.
    pub fn parse(input: &str) -> Result<Self, CodeFault> {
        read::<16>("", &compact(input)).map(Self)
    }
}

text_value!(RecoveryCode, "not a recovery code");

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// What proves, after the password, who logs in. It is a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginCode {
    /// Six digits: mailed, or shown by an authenticator app.
    OneTime(OneTimeCode),
    /// One of the codes that a person keeps for the day when the device is lost.
    Recovery(RecoveryCode),
}

impl LoginCode {
    /// Parses a code; whoever typed no recovery code meant the digits.
    pub fn parse(input: &str) -> Result<Self, OneTimeCodeFault> {
        let recovery = RecoveryCode::parse(input).map(Self::Recovery);
        recovery.or_else(|_| OneTimeCode::parse(input).map(Self::OneTime))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_typed_is_told_apart() {
        let recovery = RecoveryCode::from_random([7; 16]);
        let typed = recovery.to_string().to_lowercase().replace('-', " ");
        assert_eq!(LoginCode::parse(&typed), Ok(LoginCode::Recovery(recovery.clone())));
        assert_eq!(LoginCode::parse(" 123 456"), Ok(LoginCode::OneTime(OneTimeCode::parse("123456").unwrap())));
        for (typed, fault) in [
            ("", OneTimeCodeFault::Blank),
            ("12345", OneTimeCodeFault::DigitCount),
            // The check symbol is wrong.
            (&typed.replace(|_: char| true, "7"), OneTimeCodeFault::DigitCount),
            ("7K3M-9Q2X", OneTimeCodeFault::Character('K')),
        ] {
            assert_eq!(LoginCode::parse(typed), Err(fault), "{typed}");
        }
        assert_eq!(format!("{recovery:?}"), "RecoveryCode(…)");
    }
}
