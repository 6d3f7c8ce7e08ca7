//! A person's name.

use super::plain::plain;
use super::{has_long_word, text_value};

/// A name without titles, as on the identity card: 1 to 100 characters of Latin script, single-spaced.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "Sekar Ayu Lestari"))]
pub struct PersonName(String);

/// Why it is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing given, or not a single letter.
    Blank,
    /// Longer than [`PersonName::MAX`].
    TooLong,
    /// A word that no certificate can hold ([`NAME_MAX`](super::NAME_MAX)).
    LongWord,
    /// A digit, a symbol or a script that certificate viewers may not show.
    Character(char),
}

impl PersonName {
    /// Maximum length.
    pub const MAX: usize = 100;

    /// Parses a name in its [`plain`] form.
    pub fn parse(input: &str) -> Result<Self, NameFault> {
        let name = plain(input);
        if name.is_empty() {
            return Err(NameFault::Blank);
        }
        if name.chars().count() > Self::MAX {
            return Err(NameFault::TooLong);
        }
        if has_long_word(&name) {
            return Err(NameFault::LongWord);
        }
        if let Some(c) = name.chars().find(|c| !is_letter(*c) && !matches!(c, ' ' | '.' | ',' | '-' | '\'' | '/')) {
            return Err(NameFault::Character(c));
        }
        if !name.chars().any(is_letter) {
            return Err(NameFault::Blank);
        }
        Ok(Self(name))
    }
}

/// Whether this is a Latin letter, with or without marks.
const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' if c != '×' && c != '÷')
        || matches!(c, '\u{1e00}'..='\u{1eff}')
}

text_value!(PersonName, "not a name");
