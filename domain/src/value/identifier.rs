//! Log-in identifiers.

use super::plain::plain;
use super::{Nip, NipFault, OfficialEmail, compact};

/// An official e-mail address or a NIP in its normal form, by which accounts are found and attempts counted. Nothing
/// else can belong to an account, so typing errors are reported before a password is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginIdentifier(String);

/// Why it is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierFault {
    /// Nothing given.
    Blank,
    /// Neither an e-mail address nor 18 digits: a NIK, an old NIP, a name.
    Shape,
    /// 18 digits that are no NIP.
    Nip(NipFault),
}

impl LoginIdentifier {
    /// Reads an identifier.
    pub fn parse(input: &str) -> Result<Self, IdentifierFault> {
        if plain(input).is_empty() {
            return Err(IdentifierFault::Blank);
        }
        if let Ok(email) = OfficialEmail::parse(input) {
            return Ok(Self(email.as_str().to_owned()));
        }
        match Nip::parse(input) {
            Ok(nip) => Ok(Self(nip.as_str().to_owned())),
            Err(fault) if compact(input).len() == Nip::LENGTH && !matches!(fault, NipFault::Character(_)) => {
                Err(IdentifierFault::Nip(fault))
            }
            Err(_) => Err(IdentifierFault::Shape),
        }
    }

    /// The normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
