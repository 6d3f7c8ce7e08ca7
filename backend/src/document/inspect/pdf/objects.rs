//! All objects of a file, found by their `obj` marks and inside object streams.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::super::Rejection;
use super::lexer::{Budget, Value, is_space, token_after, value_at};

/// Values of a letter are some thousands; these take some 50 MB at worst.
const MAX_VALUES: usize = 500_000;
/// Of all object streams of a file together, unpacked.
const MAX_UNPACKED: u64 = 32 * 1024 * 1024;
/// How often a byte may be read again on average, as a value within what was a value already.
const REREADS: usize = 4;

/// The objects of a file in the order of their places: of two with one number the later one counts.
pub(super) struct Objects {
    values: Vec<Value>,
    /// Places in `values` of the dictionaries of streams.
    streams: Vec<usize>,
    by_number: HashMap<u32, Vec<usize>>,
    trailers: Vec<Value>,
}

impl Objects {
    /// Reads all objects; an encrypted file is refused before its streams are unpacked.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Rejection> {
        let mut budget = Budget { bytes: bytes.len().saturating_mul(REREADS).saturating_add(4096), values: MAX_VALUES };
        let raw = raw_objects(bytes, &mut budget)?;
        let mut trailers = Vec::new();
        for at in places(bytes, b"trailer") {
            trailers.push(value_at(bytes, at, &mut budget)?.0);
        }
        // A cross-reference stream is a trailer, too.
        trailers.extend(raw.iter().map(|object| &object.value).filter(|value| value.get("Root").is_some()).cloned());
        if trailers.iter().any(|trailer| trailer.get("Encrypt").is_some()) {
            return Err(Rejection::Encrypted);
        }

        let mut objects = Self { values: Vec::new(), streams: Vec::new(), by_number: HashMap::new(), trailers };
        let mut unpacked = MAX_UNPACKED;
        for object in raw {
            let inner = if object.value.get("First").is_some() && object.value.get("N").is_some() {
                inner_objects(&object.value, &bytes[object.end..], &mut unpacked, &mut budget)?
            } else {
                Vec::new()
            };
            if stream_data(&bytes[object.end..]).is_some() {
                objects.streams.push(objects.values.len());
            }
            objects.add(object.number, object.value);
            for (number, value) in inner {
                objects.add(Some(number), value);
            }
        }
        Ok(objects)
    }

    /// Every object and trailer.
    pub(super) fn all(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().chain(&self.trailers)
    }

    /// The dictionaries of streams: those that data follows.
    pub(super) fn streams(&self) -> impl Iterator<Item = &Value> {
        self.streams.iter().map(|at| &self.values[*at])
    }

    /// What names the catalog, first to last.
    pub(super) fn trailers(&self) -> &[Value] {
        &self.trailers
    }

    /// Every object with this number: an old revision, too, may be shown.
    pub(super) fn versions(&self, number: u32) -> impl DoubleEndedIterator<Item = &Value> {
        self.by_number.get(&number).into_iter().flatten().map(|at| &self.values[*at])
    }

    /// The value itself, or the object that it refers to.
    pub(super) fn resolve<'a>(&'a self, value: &'a Value) -> Option<&'a Value> {
        let mut value = value;
        for _ in 0..16 {
            let Value::Reference(number) = value else {
                return Some(value);
            };
            value = self.versions(*number).next_back()?;
        }
        None
    }

    fn add(&mut self, number: Option<u32>, value: Value) {
        if let Some(number) = number {
            self.by_number.entry(number).or_default().push(self.values.len());
        }
        self.values.push(value);
    }
}

struct Raw {
    /// Nothing if a comment or the like stands between number and mark.
    number: Option<u32>,
    value: Value,
    /// Where the value ends.
    end: usize,
}

fn raw_objects(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Raw>, Rejection> {
    let mut found = Vec::new();
    for at in places(bytes, b"obj") {
        let before = &bytes[..at - b"obj".len()];
        if before.ends_with(b"end") {
            continue;
        }
        let (value, end) = value_at(bytes, at, budget)?;
        let number = number_before(before);
        if number.is_some() || value != Value::Other {
            found.push(Raw { number, value, end });
        }
    }
    Ok(found)
}

/// Reads "12 0 " backwards: the object's number, skipping its generation.
fn number_before(before: &[u8]) -> Option<u32> {
    let (before, _generation) = split_digits(before)?;
    let (_, number) = split_digits(before)?;
    std::str::from_utf8(number).ok()?.parse().ok()
}

fn split_digits(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().rposition(|byte| !is_space(*byte))? + 1;
    let start = bytes[..end].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    (start < end).then(|| (&bytes[..start], &bytes[start..end]))
}

/// The objects inside an object stream, whose dictionary is `stream` and is followed by `rest`.
fn inner_objects(
    stream: &Value,
    rest: &[u8],
    unpacked: &mut u64,
    budget: &mut Budget,
) -> Result<Vec<(u32, Value)>, Rejection> {
    let Some(data) = stream_data(rest) else {
        return Ok(Vec::new());
    };
    // What stands twice or elsewhere might be read in another way by a viewer.
    let only = |key| {
        let mut values = stream.all(key);
        match (values.next(), values.next()) {
            (value, None) => Ok(value),
            _ => Err(Rejection::Unreadable),
        }
    };
    let Some(Value::Integer(first)) = only("First")? else {
        return Err(Rejection::Unreadable);
    };
    let first = usize::try_from(*first).map_err(|_| Rejection::Unreadable)?;
    if only("DecodeParms")?.is_some_and(|parameters| *parameters != Value::Other) {
        return Err(Rejection::Unreadable);
    }
    let content = match only("Filter")? {
        None => Cow::Borrowed(data),
        Some(filter) if is_flate(filter) => {
            let content = inflate(data, *unpacked)?;
            *unpacked -= content.len() as u64;
            budget.bytes = budget.bytes.saturating_add(content.len().saturating_mul(REREADS));
            Cow::Owned(content)
        }
        Some(_) => return Err(Rejection::Unreadable),
    };

    let mut found = Vec::new();
    let mut at = 0;
    while let (Value::Integer(number), after) = value_at(&content, at, budget)? {
        let (Value::Integer(offset), after) = value_at(&content, after, budget)? else {
            break;
        };
        at = after;
        let start = usize::try_from(offset).ok().and_then(|offset| first.checked_add(offset));
        if let (Ok(number), Some(start)) = (u32::try_from(number), start.filter(|start| *start < content.len())) {
            found.push((number, value_at(&content, start, budget)?.0));
        }
    }
    Ok(found)
}

fn is_flate(filter: &Value) -> bool {
    match filter {
        Value::Array(filters) => matches!(filters.as_slice(), [only] if is_flate(only)),
        name => name.is_name("FlateDecode") || name.is_name("Fl"),
    }
}

/// The data behind `stream` and its end of line; where it ends is left to the filter.
fn stream_data(rest: &[u8]) -> Option<&[u8]> {
    let rest = rest[token_after(rest, 0)..].strip_prefix(b"stream")?;
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let rest = &rest[blanks..];
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    Some(rest.strip_prefix(b"\n").unwrap_or(rest))
}

fn inflate(data: &[u8], max: u64) -> Result<Vec<u8>, Rejection> {
    let mut content = Vec::new();
    ZlibDecoder::new(data).take(max + 1).read_to_end(&mut content).map_err(|_| Rejection::Unreadable)?;
    if content.len() as u64 > max {
        return Err(Rejection::Unreadable);
    }
    Ok(content)
}

/// Where `mark` ends, each time.
fn places<'a>(bytes: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(mark.len()).enumerate().filter(move |(_, window)| *window == mark).map(|(at, _)| at + mark.len())
}
