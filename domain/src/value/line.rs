//! One line of text.

use super::plain::{is_hidden, plain};
use super::{has_long_word, text_value};

/// A unit, position, agency or province: 1 to 150 characters on one line, single-spaced.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Line(String);

/// Why it is no such line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// Nothing given.
    Blank,
    /// Longer than [`Line::MAX`].
    TooLong,
    /// A word that no certificate can hold ([`NAME_MAX`](super::NAME_MAX)).
    LongWord,
    /// A control or invisible character, or one that turns the direction of writing.
    Character(char),
}

impl Line {
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
        line.chars().find(|c| is_hidden(*c)).map_or(Ok(Self(line)), |c| Err(LineFault::Character(c)))
    }
}

text_value!(Line, "not a line of text");
