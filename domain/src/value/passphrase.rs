//! Rules for passphrases and passwords. They are never values here: they are only borrowed, so that nothing can store
//! or log them (NIST SP 800-63B-4, 3.1.1.2).

use serde::{Deserialize, Serialize};

use super::guessable;
use crate::problem::Fault;

/// An agency's or authority's rules for passphrases. In TOML: `{ min_length = 12, classes = false }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PassphrasePolicy {
    /// Fewest characters.
    #[serde(default = "default_length")]
    pub min_length: u16,
    /// Whether upper case, lower case, a digit and a symbol must all occur.
    #[serde(default)]
    pub classes: bool,
}

const fn default_length() -> u16 {
    12
}

impl Default for PassphrasePolicy {
    fn default() -> Self {
        Self { min_length: default_length(), classes: false }
    }
}

/// A rule for passphrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseRule {
    /// At least this many characters.
    MinLength(u16),
    /// At most [`MAX_LENGTH`] characters.
    MaxLength,
    /// Only characters that every PKCS#12 reader handles the same way: printable ASCII.
    PrintableCharacters,
    /// Not made of common words and patterns alone.
    NotCommon,
    /// Without the holder's name, numbers or birth date and without words of the service.
    NoContextWord,
    /// Upper case, lower case, digit and symbol all occur.
    Classes,
}

impl PassphraseRule {
    /// Returns the fault if `secret` does not meet the rule.
    pub fn fault(self, secret: &str) -> Fault {
        match self {
            Self::MinLength(length) => Fault::TooShort(length),
            Self::MaxLength => Fault::TooLong(MAX_LENGTH),
            Self::PrintableCharacters => unprintable(secret).map_or(Fault::Blank, Fault::Character),
            Self::NotCommon => Fault::Common,
            Self::NoContextWord => Fault::ContextWord,
            Self::Classes => Fault::Classes,
        }
    }
}

/// A rule and whether the passphrase meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleResult {
    /// The rule.
    pub rule: PassphraseRule,
    /// Whether it is met.
    pub met: bool,
}

/// Maximum length of a passphrase or password.
pub const MAX_LENGTH: u16 = 128;

/// Minimum length of a log-in password, which is always followed by a token.
pub const PASSWORD_MIN_LENGTH: u16 = 8;

/// Minimum number of independent choices: fewer can be guessed by words and patterns (see [`guessable::choices`]).
const PASSPHRASE_CHOICES: u16 = 8;
const PASSWORD_CHOICES: u16 = 6;

/// Returns every rule of `policy` and whether `passphrase` meets it.
///
/// `context` holds the holder's name, NIP, NIK, e-mail, mobile number ...: whole values, taken apart here.
pub fn check(passphrase: &str, policy: PassphrasePolicy, context: &[&str]) -> Vec<RuleResult> {
    let mut results = rules(passphrase, policy.min_length, PASSPHRASE_CHOICES, context);
    let met = unprintable(passphrase).is_none();
    results.push(RuleResult { rule: PassphraseRule::PrintableCharacters, met });
    if policy.classes {
        let has = |class: fn(&u8) -> bool| passphrase.as_bytes().iter().any(class);
        let met = has(u8::is_ascii_uppercase)
            && has(u8::is_ascii_lowercase)
            && has(u8::is_ascii_digit)
            && has(|b| b.is_ascii_punctuation() || *b == b' ');
        results.push(RuleResult { rule: PassphraseRule::Classes, met });
    }
    results
}

/// Returns the first fault of a log-in password. Any characters are allowed.
pub fn password_fault(password: &str, context: &[&str]) -> Option<Fault> {
    if password.is_empty() {
        return Some(Fault::Blank);
    }
    first_fault(password, &rules(password, PASSWORD_MIN_LENGTH, PASSWORD_CHOICES, context))
}

/// Returns the fault of the first rule that `secret` does not meet.
pub fn first_fault(secret: &str, results: &[RuleResult]) -> Option<Fault> {
    results.iter().find(|result| !result.met).map(|result| result.rule.fault(secret))
}

/// Returns the first character that no passphrase can have: curly quotes and long dashes of phones, accented letters,
/// controls. It is reported where a passphrase is set and used, instead of a wrong passphrase.
pub fn unprintable(passphrase: &str) -> Option<char> {
    passphrase.chars().find(|c| !matches!(c, ' '..='~'))
}

fn rules(secret: &str, min_length: u16, choices: u16, context: &[&str]) -> Vec<RuleResult> {
    let length = secret.chars().count();
    let long_enough = length >= usize::from(min_length);
    let short_enough = length <= usize::from(MAX_LENGTH);
    // Beyond the limit nothing is computed, since the cost grows with the length and one rule already refuses it.
    vec![
        RuleResult { rule: PassphraseRule::MinLength(min_length), met: long_enough },
        RuleResult { rule: PassphraseRule::MaxLength, met: short_enough },
        RuleResult { rule: PassphraseRule::NotCommon, met: !short_enough || guessable::choices(secret) >= choices },
        RuleResult {
            rule: PassphraseRule::NoContextWord,
            met: !short_enough || !guessable::contains_context(secret, context),
        },
    ]
}
