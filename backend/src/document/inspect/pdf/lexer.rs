//! Values of a PDF. Where the syntax is broken it goes on as lenient viewers do, so that nothing hides behind an error.
//!
//! Longer than 250 lines because a grammar is easiest to check against ISO 32000-2, 7.2 and 7.3 in one piece.

use super::super::Rejection;

/// Nothing real nests deeper; a stack has an end.
const MAX_DEPTH: u32 = 100;

/// A value, reduced to what the checks need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A name, `#xx` decoded.
    Name(Box<[u8]>),
    /// An integer that is not negative.
    Integer(u64),
    /// An indirect object's number.
    Reference(u32),
    /// In order; a key may occur twice.
    Dictionary(Vec<(Box<[u8]>, Value)>),
    /// In order.
    Array(Vec<Value>),
    /// Strings, other numbers, booleans, null, anything else.
    Other,
}

impl Value {
    /// The values of `key` if this is a dictionary, in order.
    pub(super) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Value> {
        let entries = match self {
            Self::Dictionary(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().filter(move |(name, _)| **name == *key.as_bytes()).map(|(_, value)| value)
    }

    /// The last value of `key` if this is a dictionary.
    pub(super) fn get<'a>(&'a self, key: &'a str) -> Option<&'a Value> {
        self.all(key).last()
    }

    /// Whether this is the name `name`.
    pub(super) fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(own) if **own == *name.as_bytes())
    }
}

/// What reading one file may cost, over all its values.
pub(super) struct Budget {
    /// Bytes that may still be read (again).
    pub(super) bytes: usize,
    /// Values that may still be kept.
    pub(super) values: usize,
}

/// Where the next token begins, white space and comments skipped.
pub(super) fn token_after(bytes: &[u8], start: usize) -> usize {
    let mut lexer = Lexer { bytes, at: start, values: 0 };
    lexer.skip_space();
    lexer.at
}

/// Reads the value at `start`; also tells where it ends.
pub(super) fn value_at(bytes: &[u8], start: usize, budget: &mut Budget) -> Result<(Value, usize), Rejection> {
    let mut lexer = Lexer { bytes, at: start, values: budget.values };
    let value = lexer.value(0)?;
    budget.values = lexer.values;
    budget.bytes = budget.bytes.checked_sub(lexer.at - start).ok_or(Rejection::Unreadable)?;
    Ok((value, lexer.at))
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    values: usize,
}

impl Lexer<'_> {
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
            Some(b'0'..=b'9') => self.number(),
            Some(byte) if is_delimiter(byte) => {
                self.at += 1;
                Value::Other
            }
            Some(_) => {
                self.word();
                Value::Other
            }
            None => Value::Other,
        })
    }

    fn dictionary(&mut self, depth: u32) -> Result<Value, Rejection> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            match self.peek(0) {
                None => break,
                Some(b'>') if self.peek(1) == Some(b'>') => {
                    self.at += 2;
                    break;
                }
                Some(b'/') => {
                    let key = self.name();
                    self.skip_space();
                    if self.peek(0) == Some(b'>') && self.peek(1) == Some(b'>') {
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
                None => break,
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
        let mut open = 0_u32;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => self.at = (self.at + 1).min(self.bytes.len()),
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        Value::Other
    }

    fn hexadecimal(&mut self) -> Value {
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            if byte == b'>' {
                break;
            }
        }
        Value::Other
    }

    /// A number, or a reference: two integers and an R.
    fn number(&mut self) -> Value {
        let Some(first) = integer(self.word()) else {
            return Value::Other;
        };
        let after_first = self.at;
        self.skip_space();
        if matches!(self.peek(0), Some(b'0'..=b'9')) && integer(self.word()).is_some() {
            self.skip_space();
            if self.peek(0) == Some(b'R') && self.peek(1).is_none_or(|byte| !is_regular(byte)) {
                self.at += 1;
                return u32::try_from(first).map_or(Value::Other, Value::Reference);
            }
        }
        self.at = after_first;
        Value::Integer(first)
    }

    fn word(&mut self) -> &[u8] {
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

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

fn integer(word: &[u8]) -> Option<u64> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
