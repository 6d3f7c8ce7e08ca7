//! A person's name.

use super::{has_long_word, single_spaced, text_value};
#[cfg(doc)]
use crate::certificate::subject::NAME_MAX;

/// A name without titles, as on the identity card: 1 to 100 characters of Latin script, single-spaced.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "Sekar Ayu Lestari"))]
pub struct PersonName(String);

/// Why it is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing given.
    Blank,
    /// Longer than [`PersonName::MAX`].
    TooLong,
    /// A word that no certificate can hold ([`NAME_MAX`]).
    LongWord,
    /// A digit, a symbol or a script that the certificate's readers may not show.
    Characters,
}

impl PersonName {
    /// Most characters.
    pub const MAX: usize = 100;

    /// Reads a name; runs of blanks become one space.
    pub fn parse(input: &str) -> Result<Self, NameFault> {
        let name = single_spaced(input);
        if name.is_empty() {
            return Err(NameFault::Blank);
        }
        if name.chars().count() > Self::MAX {
            return Err(NameFault::TooLong);
        }
        if has_long_word(&name) {
            return Err(NameFault::LongWord);
        }
        if !name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | '`' | '/'))
            || !name.chars().any(is_letter)
        {
            return Err(NameFault::Characters);
        }
        Ok(Self(name))
    }
}

/// Latin letters with and without marks.
const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' if c != '×' && c != '÷')
        || matches!(c, '\u{1e00}'..='\u{1eff}')
}

text_value!(PersonName, "not a name");
