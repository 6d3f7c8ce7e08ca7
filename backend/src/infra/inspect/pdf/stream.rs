//! Object streams (ISO 32000-2, 7.5.7) and cross-reference streams. What a viewer might unpack in another way than this is not let through.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::super::Rejection;
use super::lexer::{Budget, REREADS, value_at};
use super::objects::Objects;
use super::scan::Object;
use super::value::Value;

/// Bytes of one row of a predictor.
const MAX_ROW: u64 = 1 << 20;

/// An object stream, or another one that is packed in the same ways.
pub(super) struct Packed<'a> {
    objects: &'a Objects,
    dictionary: &'a Value,
    /// From its beginning to the end of the file: where it ends is left to the filter.
    data: &'a [u8],
}

impl<'a> Packed<'a> {
    /// If it is one.
    pub(super) fn of(objects: &'a Objects, object: &'a Object, bytes: &'a [u8]) -> Option<Self> {
        let dictionary = &object.value;
        let data = bytes.get(object.data?..)?;
        (dictionary.get("First").is_some() && dictionary.get("N").is_some()).then_some(Self {
            objects,
            dictionary,
            data,
        })
    }

    /// Any stream.
    pub(super) const fn new(objects: &'a Objects, dictionary: &'a Value, data: &'a [u8]) -> Self {
        Self { objects, dictionary, data }
    }

    /// The objects in it with their numbers. `left` is how many bytes may still be unpacked.
    pub(super) fn objects(&self, left: &mut usize, budget: &mut Budget) -> Result<Vec<(u32, Value)>, Rejection> {
        let content = self.content(left, budget)?;
        let first = self.size("First", None)?;
        let count = self.size("N", None)?;
        let mut places = Vec::new();
        let mut at = 0;
        for _ in 0..count {
            let number = value_at(&content, at, budget)?;
            let offset = value_at(&content, number.end, budget)?;
            let (Value::Integer(number), Value::Integer(from)) = (number.value, offset.value) else {
                return Err(Rejection::Unreadable);
            };
            at = offset.end;
            let start = usize::try_from(from).ok().and_then(|from| first.checked_add(from));
            places.push((u32::try_from(number).ok(), start.ok_or(Rejection::Unreadable)?));
        }
        let mut found = Vec::new();
        for (nth, (number, start)) in places.iter().enumerate() {
            let Some(number) = number.filter(|_| *start < content.len()) else { continue };
            let read = value_at(&content, *start, budget)?;
            // Some viewers end an object where the next one begins.
            let next = places.get(nth + 1).map(|(_, next)| *next);
            if next.is_some_and(|next| *start < next && next < read.end) {
                return Err(Rejection::Unreadable);
            }
            found.push((number, read.value));
        }
        Ok(found)
    }

    /// What is in it, up to the end of the file where it is not packed.
    pub(super) fn content(&self, left: &mut usize, budget: &mut Budget) -> Result<Cow<'a, [u8]>, Rejection> {
        // Names that stand for a filter and its parameters to some viewers.
        if ["F", "DP", "FFilter"].iter().any(|key| self.dictionary.get(key).is_some()) {
            return Err(Rejection::Unreadable);
        }
        let filter = self.one_of(self.only("Filter")?)?;
        let parameters = self.one_of(self.only("DecodeParms")?)?;
        match filter {
            Value::Null => return Ok(Cow::Borrowed(self.data)),
            name if name.is_name("FlateDecode") || name.is_name("Fl") => {}
            _ => return Err(Rejection::Unreadable),
        }
        let content = inflate(self.data, *left)?;
        *left -= content.len();
        budget.bytes = budget.bytes.saturating_add(content.len().saturating_mul(REREADS));
        let packed = match parameters {
            Value::Null => Self { dictionary: &Value::Null, ..*self },
            Value::Dictionary(_) => Self { dictionary: parameters, ..*self },
            _ => return Err(Rejection::Unreadable),
        };
        match packed.size("Predictor", Some(1))? {
            1 => Ok(Cow::Owned(content)),
            10..=15 => packed.unfiltered(&content).map(Cow::Owned),
            _ => Err(Rejection::Unreadable),
        }
    }

    /// Without the filters of PNG (ISO 15948, 9); `self` has the parameters for its dictionary.
    fn unfiltered(&self, rows: &[u8]) -> Result<Vec<u8>, Rejection> {
        let bits = [self.size("Colors", Some(1))?, self.size("BitsPerComponent", Some(8))?]
            .into_iter()
            .try_fold(1_u64, |bits, factor| bits.checked_mul(factor as u64).filter(|bits| *bits <= MAX_ROW));
        let bits = bits.filter(|bits| *bits > 0).ok_or(Rejection::Unreadable)?;
        let columns = self.size("Columns", Some(1))? as u64;
        let row = bits.checked_mul(columns).map(|bits| bits.div_ceil(8)).filter(|row| (1..=MAX_ROW).contains(row));
        let row = usize::try_from(row.ok_or(Rejection::Unreadable)?).map_err(|_| Rejection::Unreadable)?;
        let back = usize::try_from(bits.div_ceil(8)).map_err(|_| Rejection::Unreadable)?;
        let mut above = vec![0; row];
        let mut content = Vec::with_capacity(rows.len());
        for chunk in rows.chunks(row + 1) {
            let Some((kind, filtered)) = chunk.split_first() else { break };
            let mut line = vec![0; row];
            for (at, byte) in filtered.iter().enumerate() {
                let left = at.checked_sub(back).map_or(0, |at| line[at]);
                let corner = at.checked_sub(back).map_or(0, |at| above[at]);
                let predicted = match kind {
                    0 => 0,
                    1 => left,
                    2 => above[at],
                    3 => u8::midpoint(left, above[at]),
                    4 => paeth(left, above[at], corner),
                    _ => return Err(Rejection::Unreadable),
                };
                line[at] = byte.wrapping_add(predicted);
            }
            content.extend_from_slice(&line[..filtered.len()]);
            above = line;
        }
        Ok(content)
    }

    /// A number that must be plain.
    fn size(&self, key: &str, usual: Option<usize>) -> Result<usize, Rejection> {
        match (self.only(key)?, usual) {
            (Value::Integer(size), _) => usize::try_from(*size).map_err(|_| Rejection::Unreadable),
            (Value::Null, Some(usual)) => Ok(usual),
            _ => Err(Rejection::Unreadable),
        }
    }

    /// The one value of `key`, null where there is none.
    fn only(&self, key: &'a str) -> Result<&'a Value, Rejection> {
        self.certain(self.dictionary.only(key).ok_or(Rejection::Unreadable)?)
    }

    /// The value itself, or the one of a list of one.
    fn one_of(&self, value: &'a Value) -> Result<&'a Value, Rejection> {
        match value {
            Value::Array(values) => match values.as_slice() {
                [] => Ok(&Value::Null),
                [only] => self.certain(only),
                _ => Err(Rejection::Unreadable),
            },
            value => Ok(value),
        }
    }

    /// What it refers to, where all revisions of that are the same.
    fn certain(&self, value: &'a Value) -> Result<&'a Value, Rejection> {
        let Value::Reference(number) = value else { return Ok(value) };
        let mut versions = self.objects.versions(*number).map(|object| &object.value);
        let first = versions.next().unwrap_or(&Value::Null);
        let plain = !matches!(first, Value::Reference(_));
        if plain && versions.all(|version| version == first) { Ok(first) } else { Err(Rejection::Unreadable) }
    }
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let distance = |from: i16| (a + b - c - from).abs();
    if distance(a) <= distance(b) && distance(a) <= distance(c) {
        left
    } else if distance(b) <= distance(c) {
        above
    } else {
        corner
    }
}

fn inflate(data: &[u8], max: usize) -> Result<Vec<u8>, Rejection> {
    let mut content = Vec::new();
    let most = (max as u64).saturating_add(1);
    ZlibDecoder::new(data).take(most).read_to_end(&mut content).map_err(|_| Rejection::Unreadable)?;
    if content.len() > max { Err(Rejection::Unreadable) } else { Ok(content) }
}
