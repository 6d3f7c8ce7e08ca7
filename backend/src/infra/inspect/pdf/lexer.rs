//! Reads values. Where the syntax is broken it goes on as lenient viewers do, so that nothing hides behind an error.
//!
//! Longer than 250 lines because a grammar is easiest to check against ISO 32000-2, 7.2 and 7.3 in one piece.

use super::super::Rejection;
use super::value::Value;

/// Nothing real nests deeper; a stack has an end.
const MAX_DEPTH: u32 = 100;

/// How often a byte may be read again on average, as a value within what was a value already.
pub(super) const REREADS: usize = 4;

/// What reading one file may cost, over all its values.
pub(super) struct Budget {
    /// Bytes that may still be read (again).
    pub(super) bytes: usize,
    /// Values that may still be kept.
    pub(super) values: usize,
}

impl Budget {
    fn take(&mut self, bytes: usize) -> Result<(), Rejection> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Rejection::Unreadable)?;
        Ok(())
    }
}

/// A value, and where it stands.
pub(super) struct Read {
    /// The value.
    pub(super) value: Value,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether everything that was opened in it was closed again.
    pub(super) closed: bool,
}

/// Where the next token begins, white space and comments skipped.
pub(super) fn token_after(bytes: &[u8], start: usize, budget: &mut Budget) -> Result<usize, Rejection> {
    let mut lexer = Lexer::new(bytes, start, 0);
    lexer.skip_space();
    budget.take(lexer.at - start)?;
    Ok(lexer.at)
}

/// Reads the value at `start`.
pub(super) fn value_at(bytes: &[u8], start: usize, budget: &mut Budget) -> Result<Read, Rejection> {
    let mut lexer = Lexer::new(bytes, start, budget.values);
    let value = lexer.value(0)?;
    budget.values = lexer.values;
    budget.take(lexer.at - start)?;
    Ok(Read { value, end: lexer.at, closed: lexer.closed })
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    values: usize,
    closed: bool,
}

impl<'a> Lexer<'a> {
    const fn new(bytes: &'a [u8], at: usize, values: usize) -> Self {
        Self { bytes, at, values, closed: true }
    }

    fn value(&mut self, depth: u32) -> Result<Value, Rejection> {
        if depth > MAX_DEPTH {
            return Err(Rejection::Unreadable);
        }
        self.values = self.values.checked_sub(1).ok_or(Rejection::Unreadable)?;
        self.skip_space();
        Ok(match self.peek(0) {
            Some(b'/') => Value::Name(self.name()),
            Some(b'(') => self.string(),
            Some(b'<') if self.peek(1) == Some(b'<') => return self.dictionary(depth),
            Some(b'<') => self.hexadecimal(),
            Some(b'[') => return self.array(depth),
            Some(byte) if is_numeric(byte) => return self.number(),
            Some(byte) if is_delimiter(byte) => {
                self.at += 1;
                Value::Other([byte].into())
            }
            Some(_) => match self.word() {
                b"null" => Value::Null,
                word => Value::Other(word.into()),
            },
            None => Value::missing(),
        })
    }

    fn dictionary(&mut self, depth: u32) -> Result<Value, Rejection> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            match self.peek(0) {
                None => {
                    self.closed = false;
                    entries.push((Box::default(), Value::missing()));
                    break;
                }
                Some(b'>') if self.peek(1) == Some(b'>') => {
                    self.at += 2;
                    break;
                }
                Some(b'/') => {
                    let key = self.name();
                    self.skip_space();
                    if self.peek(0) == Some(b'>') && self.peek(1) == Some(b'>') {
                        entries.push((Box::default(), Value::missing()));
                        continue;
                    }
                    entries.push((key, self.value(depth + 1)?));
                }
                // Not a key: viewers skip it, and so do we, but what is in it counts.
                Some(_) => entries.push((Box::default(), self.value(depth + 1)?)),
            }
        }
        Ok(Value::Dictionary(entries))
    }

    fn array(&mut self, depth: u32) -> Result<Value, Rejection> {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.skip_space();
            match self.peek(0) {
                None => {
                    self.closed = false;
                    break;
                }
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => values.push(self.value(depth + 1)?),
            }
        }
        Ok(Value::Array(values))
    }

    fn name(&mut self) -> Box<[u8]> {
        self.at += 1;
        let raw = self.word();
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((&byte, after)) = rest.split_first() {
            let escaped = match after {
                [high, low, ..] if byte == b'#' => hex_digit(*high).zip(hex_digit(*low)),
                _ => None,
            };
            if let Some((high, low)) = escaped {
                name.push(high << 4 | low);
                rest = &after[2..];
            } else {
                name.push(byte);
                rest = after;
            }
        }
        name.into()
    }

    fn string(&mut self) -> Value {
        let mut content = Vec::new();
        let mut open = 0_u32;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut content),
                b')' if open == 1 => return Value::String(content.into()),
                b'(' => {
                    open += 1;
                    if open > 1 {
                        content.push(byte);
                    }
                }
                _ => {
                    open -= u32::from(byte == b')');
                    content.push(byte);
                }
            }
        }
        self.closed = false;
        Value::String(content.into())
    }

    /// What follows a backslash (ISO 32000-2, 7.3.4.2).
    fn escape(&mut self, content: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => content.push(b'\n'),
            b'r' => content.push(b'\r'),
            b't' => content.push(b'\t'),
            b'b' => content.push(8),
            b'f' => content.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek(0) == Some(b'\n')),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                content.push(code.to_le_bytes()[0]);
            }
            _ => content.push(byte),
        }
    }

    fn hexadecimal(&mut self) -> Value {
        self.at += 1;
        let mut content = Vec::new();
        let mut high = None;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            if byte == b'>' {
                content.extend(high.map(|high: u8| high << 4));
                return Value::String(content.into());
            }
            if let Some(digit) = hex_digit(byte) {
                match high.take() {
                    Some(high) => content.push(high << 4 | digit),
                    None => high = Some(digit),
                }
            }
        }
        self.closed = false;
        Value::String(content.into())
    }

    /// A number, or a reference: two whole numbers and an R. A reference whose numbers are written in another way than with
    /// digits (`+12 0 R`, `12.0 0 R`) is one to some viewers only: such a file is not understood.
    fn number(&mut self) -> Result<Value, Rejection> {
        let digits = self.digits();
        let first = integer(digits);
        let after_first = self.at;
        self.skip_space();
        if self.peek(0).is_some_and(is_numeric) {
            let second = integer(self.digits());
            self.skip_space();
            if self.peek(0) == Some(b'R') && self.peek(1).is_none_or(|byte| !is_regular(byte)) {
                self.at += 1;
                let number = first.zip(second).ok_or(Rejection::Unreadable)?.0;
                return Ok(u32::try_from(number).map_or(Value::Null, Value::Reference));
            }
        }
        self.at = after_first;
        Ok(first.map_or_else(|| Value::Other(digits.into()), Value::Integer))
    }

    /// The characters of a number, whatever follows them without a space (`12 0R`).
    fn digits(&mut self) -> &'a [u8] {
        let start = self.at;
        while let Some(byte) = self.peek(0) {
            let exponent = matches!(byte, b'e' | b'E')
                && self.peek(1).is_some_and(|next| next.is_ascii_digit() || next == b'+' || next == b'-');
            if !is_numeric(byte) && !exponent {
                break;
            }
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek(0).is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                while self.peek(0).is_some_and(|byte| byte != b'\r' && byte != b'\n') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }
}

/// White space of ISO 32000-1, table 1.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Characters that a number may be written with.
pub(super) fn is_numeric(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

fn integer(word: &[u8]) -> Option<u64> {
    if !word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(word).ok()?.parse().ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
