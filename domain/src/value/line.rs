//! One line of text.

use super::plain::{is_hidden, plain};
use super::{has_long_word, text_value};

/// A unit, position, agency or province: 3 to 150 Latin letters, digits and marks of a name, on one line, single-spaced.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Line(String);

/// Why it is no such line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// Nothing given.
    Blank,
    /// Shorter than [`Line::MIN`].
    TooShort,
    /// Longer than [`Line::MAX`].
    TooLong,
    /// A word that no certificate can hold ([`NAME_MAX`](super::NAME_MAX)).
    LongWord,
    /// A character that no name of an office or a position has, or one that nobody sees.
    Character(char),
}

impl Line {
    /// Minimum length.
    pub const MIN: usize = 3;
    /// Maximum length.
    pub const MAX: usize = 150;

    /// Parses a line in its [`plain`] form; line breaks become blanks.
    pub fn parse(input: &str) -> Result<Self, LineFault> {
        let line = plain(input);
        if line.is_empty() {
            return Err(LineFault::Blank);
        }
        if line.chars().count() > Self::MAX {
            return Err(LineFault::TooLong);
        }
        if has_long_word(&line) {
            return Err(LineFault::LongWord);
        }
        if let Some(other) = line.chars().find(|c| is_hidden(*c) || !is_usable(*c)) {
            return Err(LineFault::Character(other));
        }
        if line.chars().count() < Self::MIN { Err(LineFault::TooShort) } else { Ok(Self(line)) }
    }
}

fn is_usable(c: char) -> bool {
    // Latin letters alone: the tables of all letters would weigh more than a page.
    matches!(c, ' ' | 'A'..='Z' | 'a'..='z' | '0'..='9' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
        || (c.is_ascii_punctuation() && !"<>{}[]\\^`|~".contains(c))
}

text_value!(Line, "not a line of text");
