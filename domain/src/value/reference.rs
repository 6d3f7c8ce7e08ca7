//! Reference numbers of renewals.

use super::{compact, text_value};

/// Crockford's base 32: without I, L, O and U, for reading out on the telephone.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// "PBR-7K3M-9Q2X": seven random symbols (35 bits) and one check symbol. It is a name, no secret: whoever shows it
/// still has to log in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "PBR-7K3M-9Q2D"))]
pub struct Reference(String);

/// Why it is no reference number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceFault {
    /// Nothing given.
    Blank,
    /// Not eight symbols, or a character that is none.
    Shape,
    /// The check symbol does not fit: a symbol is wrong or two are swapped.
    Check,
}

impl Reference {
    /// Makes a reference from seven random bytes, using five bits of each.
    pub fn from_random(random: [u8; 7]) -> Self {
        let mut values = [0; 8];
        for (value, byte) in values.iter_mut().zip(random) {
            *value = byte & 31;
        }
        values[7] = check_value(&values[..7]);
        Self::written(values)
    }

    /// Reads a reference as people copy it: any case, with or without dashes and "PBR", O for 0, I or L for 1.
    pub fn parse(input: &str) -> Result<Self, ReferenceFault> {
        let typed = compact(input).to_ascii_uppercase();
        if typed.is_empty() {
            return Err(ReferenceFault::Blank);
        }
        // "PBR" are symbols, too: it is the prefix only if eight more follow.
        let symbols = if typed.len() == 11 { typed.strip_prefix("PBR").unwrap_or(&typed) } else { &typed };
        if symbols.len() != 8 {
            return Err(ReferenceFault::Shape);
        }
        let mut values = [0; 8];
        for (value, byte) in values.iter_mut().zip(symbols.bytes()) {
            *value = symbol_value(byte).ok_or(ReferenceFault::Shape)?;
        }
        if check_value(&values[..7]) == values[7] { Ok(Self::written(values)) } else { Err(ReferenceFault::Check) }
    }

    fn written(values: [u8; 8]) -> Self {
        let mut text = String::from("PBR");
        for (at, value) in values.iter().enumerate() {
            if at % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(SYMBOLS[usize::from(*value)]));
        }
        Self(text)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a position in a table of 32")]
fn symbol_value(byte: u8) -> Option<u8> {
    let byte = match byte {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    SYMBOLS.iter().position(|&symbol| symbol == byte).map(|at| at as u8)
}

/// Returns a weighted sum in GF(32) (x^5 + x^2 + 1) with distinct weights, which detects every single wrong symbol and
/// every swap of two; a plain sum would not.
fn check_value(values: &[u8]) -> u8 {
    let double = |value: u8| if value & 16 == 0 { value << 1 } else { (value << 1) ^ 0b10_0101 };
    values.iter().fold(0, |sum, &value| double(sum ^ value))
}

text_value!(Reference, "not a reference number");
