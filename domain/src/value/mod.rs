//! What people fill in: one newtype a file, with its rule and its typed fault.
//!
//! Each has `parse(&str) -> Result<Self, XFault>`, which forgives blanks and separators, and `as_str()`, the one
//! normal form that is stored and compared. Serde uses the same two.

pub mod email;
pub mod file_name;
pub mod line;
pub mod mobile;
pub mod name;
pub mod nik;
pub mod nip;
pub mod one_time_code;
pub mod passphrase;
pub mod rank;
pub mod reference;
pub mod words;

mod guessable;
mod into_fault;

pub use email::{EmailFault, OfficialEmail};
pub use line::{Line, LineFault};
pub use mobile::{MobileFault, MobileNumber};
pub use name::{NameFault, PersonName};
pub use nik::{Nik, NikFault, NikWarning};
pub use nip::{Nip, NipFault, NipKind};
pub use one_time_code::{OneTimeCode, OneTimeCodeFault};
pub use passphrase::{PassphrasePolicy, PassphraseRule, RuleResult};
pub use rank::{Rank, RankFault};
pub use reference::{Reference, ReferenceFault};

use crate::certificate::subject::NAME_MAX;

/// `as_str`, `Display` and serde as a string, for a newtype of `String` with a `parse`.
macro_rules! text_value {
    ($name:ident, $refusal:literal) => {
        impl $name {
            /// The normal form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(|_| serde::de::Error::custom($refusal))
            }
        }
    };
}
pub(crate) use text_value;

/// Drops what people put between digits: spaces (also the no-break kind), dashes, dots and brackets.
pub(crate) fn compact(input: &str) -> String {
    input
        .chars()
        .filter(|c| !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '-' | '\u{2010}'..='\u{2014}' | '.' | '(' | ')'))
        .collect()
}

/// Puts one space where there is any run of blanks, none at the ends.
pub(crate) fn single_spaced(input: &str) -> String {
    let mut text = String::with_capacity(input.len());
    for c in input.chars() {
        let c = if matches!(c, '\t' | '\n' | '\r' | '\u{a0}') { ' ' } else { c };
        if c != ' ' || !(text.is_empty() || text.ends_with(' ')) {
            text.push(c);
        }
    }
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// Whether a word is longer than a whole name in a certificate: nothing shortens it. For single-spaced text.
pub(crate) fn has_long_word(text: &str) -> bool {
    text.split(' ').any(|word| word.chars().count() > NAME_MAX)
}

/// Controls and characters that are invisible or turn the direction of writing: they make two texts look alike. Beside the
/// controls these are Unicode's `Default_Ignorable_Code_Point`, the separators of lines and paragraphs, and two blanks that
/// count as letters or symbols.
pub(crate) const fn is_hidden(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// `•` in place of all but the first and last few characters. For ASCII values.
pub(crate) fn mask(text: &str, first: usize, last: usize) -> String {
    let end = text.len().saturating_sub(last);
    text.char_indices().map(|(at, c)| if at < first || at >= end { c } else { '•' }).collect()
}
