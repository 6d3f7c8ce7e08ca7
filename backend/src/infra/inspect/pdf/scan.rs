//! Looks for objects and trailers by their marks, wherever they stand.

use super::super::Rejection;
use super::lexer::{Budget, is_numeric, is_space, token_after, value_at};
use super::value::Value;

const STREAM_END: &[u8] = b"endstream";

/// What was found, in the order of the places.
pub(super) struct Found {
    /// Objects, without those inside object streams.
    pub(super) objects: Vec<Object>,
    /// Trailers, among them the cross-reference streams' dictionaries.
    pub(super) trailers: Vec<Trailer>,
}

/// Something that a viewer may take for an object.
pub(super) struct Object {
    /// Nothing where it is written in a form that is not read here, e.g. with a comment: it may be any number then.
    pub(super) number: Option<u32>,
    /// Its value; a stream's dictionary.
    pub(super) value: Value,
    /// Where a stream's data begins.
    pub(super) data: Option<usize>,
    /// Whether it stands within another object's stream or value, most probably a text that shows a PDF's source. A broken
    /// cross-reference may lead to it all the same: it counts as what those refer to who name its number.
    pub(super) enclosed: bool,
    /// Where its mark ends.
    pub(super) at: usize,
}

/// A trailer's dictionary.
pub(super) struct Trailer {
    /// The dictionary.
    pub(super) value: Value,
    /// Whether it stands within an object.
    pub(super) enclosed: bool,
}

/// Finds all of them.
pub(super) fn run(bytes: &[u8], budget: &mut Budget) -> Result<Found, Rejection> {
    let mut objects: Vec<Object> = Vec::new();
    let mut inside: Vec<(usize, usize)> = Vec::new();
    let last_end = bytes.windows(STREAM_END.len()).rposition(|window| window == STREAM_END).unwrap_or(0);
    let mut comments = Comments { bytes, at: 0, inside: false };
    for at in places(bytes, b"obj") {
        let before = &bytes[..at - b"obj".len()];
        if before.ends_with(b"end") {
            continue;
        }
        let read = value_at(bytes, at, budget)?;
        // What looks like a number and stands in a comment is none.
        let number = number_before(before).filter(|(_, start)| !comments.reach(*start)).map(|(number, _)| number);
        if number.is_none() && matches!(read.value, Value::Other(_) | Value::Null) {
            continue;
        }
        let data = stream_data(bytes, token_after(bytes, read.end, budget)?);
        let enclosed = inside.last().is_some_and(|(_, end)| at < *end);
        if number.is_some() && !enclosed {
            let end = match data {
                None => read.closed.then_some(read.end),
                // The end mark is looked for where there is one: searching in vain again and again would take long.
                Some(data) => (data <= last_end).then(|| stream_end(bytes, data, &read.value)).flatten(),
            };
            inside.extend(end.map(|end| (at, end)));
        }
        objects.push(Object { number, value: read.value, data, enclosed, at });
    }
    let mut trailers = Vec::new();
    for at in places(bytes, b"trailer") {
        let value = value_at(bytes, at, budget)?.value;
        let nearest = inside.partition_point(|(start, _)| *start < at).checked_sub(1);
        let enclosed = nearest.and_then(|nearest| inside.get(nearest)).is_some_and(|(_, end)| at < *end);
        trailers.push(Trailer { value, enclosed });
    }
    let streams = objects.iter().filter(|object| object.value.get("Root").is_some());
    trailers.extend(streams.map(|object| Trailer { value: object.value.clone(), enclosed: object.enclosed }));
    Ok(Found { objects, trailers })
}

/// Whether the file was cut off: a whole one ends with its end mark, behind which no object begins. Other things may stand
/// there; servers and mail programs append them.
pub(super) fn is_cut(bytes: &[u8]) -> bool {
    let mark = b"%%EOF";
    let Some(end) = bytes.windows(mark.len()).rposition(|window| window == mark) else { return true };
    let rest = &bytes[end..];
    places(rest, b"obj").any(|at| number_before(&rest[..at - b"obj".len()]).is_some())
}

/// Where the data begins: behind `stream`, which stands at `mark`, and its end of line.
fn stream_data(bytes: &[u8], mark: usize) -> Option<usize> {
    let rest = bytes[mark..].strip_prefix(b"stream")?;
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let rest = &rest[blanks..];
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    Some(bytes.len() - rest.len())
}

/// Where it ends: after the length that it tells, if that is true, or at the first mark.
fn stream_end(bytes: &[u8], data: usize, dictionary: &Value) -> Option<usize> {
    if let Some(Value::Integer(length)) = dictionary.get("Length")
        && let Some(end) = usize::try_from(*length).ok().and_then(|length| data.checked_add(length))
        && let Some(rest) = bytes.get(end..)
        && rest.iter().position(|byte| !is_space(*byte)).is_some_and(|at| at <= 2 && rest[at..].starts_with(STREAM_END))
    {
        return Some(end);
    }
    bytes[data..].windows(STREAM_END.len()).position(|window| window == STREAM_END).map(|at| data + at)
}

/// Whether a place stands in a comment, told for one place after the other.
struct Comments<'a> {
    bytes: &'a [u8],
    at: usize,
    inside: bool,
}

impl Comments<'_> {
    fn reach(&mut self, at: usize) -> bool {
        for byte in self.bytes.get(self.at..at).unwrap_or_default() {
            match byte {
                b'\r' | b'\n' => self.inside = false,
                b'%' => self.inside = true,
                _ => {}
            }
        }
        self.at = self.at.max(at);
        self.inside
    }
}

/// Reads "12 0 " backwards: the object's number, skipping its generation, and where it begins.
fn number_before(before: &[u8]) -> Option<(u32, usize)> {
    let (before, _generation) = split_digits(before)?;
    let (before, number) = split_digits(before)?;
    // "+12 0 obj" and the like.
    if before.last().is_some_and(|byte| is_numeric(*byte)) {
        return None;
    }
    Some((std::str::from_utf8(number).ok()?.parse().ok()?, before.len()))
}

fn split_digits(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().rposition(|byte| !is_space(*byte))? + 1;
    let start = bytes[..end].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    (start < end).then(|| (&bytes[..start], &bytes[start..end]))
}

/// Where `mark` ends, each time.
fn places<'a>(bytes: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(mark.len()).enumerate().filter(move |(_, window)| *window == mark).map(|(at, _)| at + mark.len())
}
