//! Values that people enter: one newtype per file, with its rule and its typed fault.
//!
//! Each has `parse(&str) -> Result<Self, XFault>`, which ignores blanks and separators, and `as_str()`, the normal form
//! that is stored and compared. Serde uses the same two.

pub mod complaint_receipt;
pub mod email;
pub mod file_name;
pub mod identifier;
pub mod line;
pub mod login_code;
pub mod mobile;
pub mod name;
pub mod nik;
pub mod nip;
pub mod one_time_code;
pub mod passphrase;
pub mod plain;
pub mod rank;
pub mod receipt_code;
pub mod reference;
pub mod words;

mod check_symbol;
mod guessable;
mod into_fault;

pub use check_symbol::CodeFault;
pub use complaint_receipt::{ComplaintNumber, ComplaintSecret};
pub use email::{EmailFault, OfficialEmail};
pub use identifier::{IdentifierFault, LoginIdentifier};
pub use line::{Line, LineFault};
pub use login_code::{LoginCode, RecoveryCode};
pub use mobile::{MobileFault, MobileNumber};
pub use name::{NameFault, PersonName};
pub use nik::{Nik, NikFault, NikWarning};
pub use nip::{Nip, NipFault, NipKind};
pub use one_time_code::{OneTimeCode, OneTimeCodeFault};
pub use passphrase::{PassphrasePolicy, PassphraseRule, RuleResult};
pub use rank::{Rank, RankFault};
pub use receipt_code::ReceiptCode;
pub use reference::Reference;

pub(crate) use plain::compact;

/// Characters of a name (CN, OU, O) in a certificate: X.520's limit.
pub const NAME_MAX: usize = 64;

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

/// Whether a word is longer than a whole name in a certificate, so that it can't be shortened. For single-spaced text.
pub(crate) fn has_long_word(text: &str) -> bool {
    text.split(' ').any(|word| word.chars().count() > NAME_MAX)
}

/// Replaces all but the first and last few characters by `•`. For ASCII values.
pub(crate) fn mask(text: &str, first: usize, last: usize) -> String {
    let end = text.len().saturating_sub(last);
    text.char_indices().map(|(at, c)| if at < first || at >= end { c } else { '•' }).collect()
}
