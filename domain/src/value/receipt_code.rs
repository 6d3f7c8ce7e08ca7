//! The code on the receipt of an application.

use super::check_symbol::{CodeFault, code, read, values};
use super::{Reference, compact, text_value};

/// Symbols that only whoever has the key can make: 55 bits.
const TAG: usize = 11;

/// "7K3M-9Q2X-0V4D-H6TB-PS81": the reference number without its "PBR", eleven symbols made with a key of the program's (a MAC), and
/// a check symbol. It proves that the program issued the receipt; it opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReceiptCode(String);

impl ReceiptCode {
    /// Makes the code of a reference number, using five bits of each of the MAC's bytes.
    pub fn new(reference: &Reference, mac: [u8; TAG]) -> Self {
        let mut bytes = [0; 20];
        let named = values(reference.as_str().trim_start_matches("PBR"));
        for (byte, value) in bytes.iter_mut().zip(named.chain(mac)) {
            *byte = value;
        }
        Self(code("", bytes))
    }

    /// Reads a code as people copy it.
    pub fn parse(input: &str) -> Result<Self, CodeFault> {
        read::<20>("", &compact(input)).map(Self)
    }

    /// Returns the reference number that it names; none if it names none.
    pub fn reference(&self) -> Option<Reference> {
        Reference::parse(self.0.get(..9)?).ok()
    }
}

text_value!(ReceiptCode, "not a receipt's code");
