//! One line of text.

use super::{has_long_word, is_hidden, single_spaced, text_value};
#[cfg(doc)]
use crate::certificate::subject::NAME_MAX;

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
    /// A word that no certificate can hold ([`NAME_MAX`]).
    LongWord,
    /// A control or invisible character.
    Characters,
}

impl Line {
    /// Most characters.
    pub const MAX: usize = 150;

    /// Reads a line; runs of blanks, also line breaks, become one space.
    pub fn parse(input: &str) -> Result<Self, LineFault> {
        let line = single_spaced(input);
        if line.is_empty() {
            return Err(LineFault::Blank);
        }
        if line.chars().count() > Self::MAX {
            return Err(LineFault::TooLong);
        }
        if has_long_word(&line) {
            return Err(LineFault::LongWord);
        }
        if line.chars().any(is_hidden) { Err(LineFault::Characters) } else { Ok(Self(line)) }
    }
}

text_value!(Line, "not a line of text");
