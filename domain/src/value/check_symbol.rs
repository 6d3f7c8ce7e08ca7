//! Codes that people copy: symbols of Crockford's base 32 in groups of four, the last one a check symbol.

/// Crockford's base 32: without I, L, O and U, for reading out on the telephone.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Returns the code for these random bytes, using five bits of each: `prefix`, and groups of four symbols with dashes before them. The last
/// symbol, in the place of the last byte, is the check symbol.
pub(super) fn code<const N: usize>(prefix: &str, random: [u8; N]) -> String {
    let mut values = random.map(|byte| byte & 31);
    if let Some((last, rest)) = values.split_last_mut() {
        *last = check_value(rest);
    }
    written(prefix, &values)
}

/// Reads a code as people copy it and returns its normal form: any case, with or without dashes and prefix, O for 0, I or L for 1.
pub(super) fn read<const N: usize>(prefix: &str, compact: &str) -> Result<String, CodeFault> {
    let typed = compact.to_ascii_uppercase();
    if typed.is_empty() {
        return Err(CodeFault::Blank);
    }
    // The prefix's letters are symbols, too: it is the prefix only if the whole code follows.
    let symbols = if typed.len() == N + prefix.len() { typed.strip_prefix(prefix).unwrap_or(&typed) } else { &typed };
    if symbols.len() != N {
        return Err(CodeFault::Shape);
    }
    let mut values = [0; N];
    for (value, byte) in values.iter_mut().zip(symbols.bytes()) {
        *value = symbol_value(byte).ok_or(CodeFault::Shape)?;
    }
    match values.split_last() {
        Some((last, rest)) if check_value(rest) == *last => Ok(written(prefix, &values)),
        _ => Err(CodeFault::Check),
    }
}

/// Returns the values of a code's symbols, without its dashes.
pub(super) fn values(code: &str) -> impl Iterator<Item = u8> + '_ {
    code.bytes().filter_map(symbol_value)
}

/// Why it is no such code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Nothing given.
    Blank,
    /// Another number of symbols, or a character that is none.
    Shape,
    /// The check symbol does not fit: a symbol is wrong or two are swapped.
    Check,
}

fn written(prefix: &str, values: &[u8]) -> String {
    let mut text = String::from(prefix);
    for (at, value) in values.iter().enumerate() {
        if at % 4 == 0 && !text.is_empty() {
            text.push('-');
        }
        text.push(char::from(SYMBOLS[usize::from(*value)]));
    }
    text
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
/// every swap of two; a plain sum would not. For fewer than 31 symbols.
fn check_value(values: &[u8]) -> u8 {
    let double = |value: u8| if value & 16 == 0 { value << 1 } else { (value << 1) ^ 0b10_0101 };
    values.iter().fold(0, |sum, &value| double(sum ^ value))
}
