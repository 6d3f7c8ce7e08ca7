//! The cross-reference of a revision (ISO 32000-2, 7.5.4 and 7.5.8), as viewers follow it. Where it is broken there is none: viewers
//! repair it in their own ways then.

use std::collections::{HashMap, HashSet};

use super::super::lexer::{Budget, is_space, token_after, value_at};
use super::super::objects::Objects;
use super::super::stream::Packed;
use super::super::value::Value;

/// Updates of a file, one after the other.
const MAX_SECTIONS: usize = 64;
/// Objects that are listed, those listed again included.
const MAX_ENTRIES: usize = 500_000;
/// Of one cross-reference stream, unpacked.
const MAX_UNPACKED: usize = 8 << 20;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nowhere.
    Free,
    /// Its mark ends there, and names this generation.
    At(usize, u32),
    /// In this object stream.
    In(u32),
}

/// Where each object stands.
pub(super) struct Table {
    /// By number.
    pub(super) entries: HashMap<u32, Entry>,
    /// Number of the catalog.
    pub(super) root: u32,
    /// One more than the largest number; what is beyond it is missing to some viewers.
    pub(super) size: u64,
    /// Where it begins.
    pub(super) start: usize,
    /// Number of the document's information, if it has any.
    pub(super) info: Option<u32>,
}

/// Reads the cross-reference of a file that ends at `end`.
pub(super) fn read(bytes: &[u8], objects: &Objects, end: usize) -> Option<Table> {
    let bytes = bytes.get(..end)?;
    let budget = Budget { bytes: bytes.len().saturating_mul(2).saturating_add(4096), values: MAX_ENTRIES };
    let mut reader = Reader { bytes, objects, budget, entries: HashMap::new(), left: MAX_ENTRIES };
    let mark = b"startxref";
    let mark_end = bytes.windows(mark.len()).rposition(|window| window == mark)? + mark.len();
    let start = reader.integer(mark_end)?.0;
    let mut next = Some(start);
    let (mut seen, mut root, mut info, mut size) = (HashSet::new(), None, None, 0);
    while let Some(at) = next.take() {
        if seen.len() == MAX_SECTIONS || !seen.insert(at) {
            return None;
        }
        let trailer = reader.section(at)?;
        if root.is_none() {
            let Value::Reference(number) = trailer.only("Root")? else { return None };
            root = Some(*number);
            let Value::Integer(largest) = trailer.only("Size")? else { return None };
            size = *largest;
            if let Some(Value::Reference(number)) = trailer.only("Info") {
                info = Some(*number);
            }
        }
        // What only some viewers read hides objects from others.
        if trailer.get("XRefStm").is_some() {
            return None;
        }
        next = match trailer.only("Prev")? {
            Value::Null => None,
            Value::Integer(at) => Some(usize::try_from(*at).ok()?),
            _ => return None,
        };
    }
    let entries = reader.entries;
    let within = entries.keys().all(|number| u64::from(*number) < size);
    within.then_some(Table { entries, root: root?, size, start, info })
}

struct Reader<'a> {
    bytes: &'a [u8],
    objects: &'a Objects,
    budget: Budget,
    entries: HashMap<u32, Entry>,
    left: usize,
}

impl Reader<'_> {
    /// Reads a section, newest first; returns its trailer.
    fn section(&mut self, at: usize) -> Option<Value> {
        let rest = self.bytes.get(at..)?;
        let blanks = rest.iter().take_while(|byte| is_space(**byte)).count();
        if rest.get(blanks..)?.starts_with(b"xref") { self.table(at + blanks + 4) } else { self.stream(at) }
    }

    fn table(&mut self, mut at: usize) -> Option<Value> {
        loop {
            at = token_after(self.bytes, at, &mut self.budget).ok()?;
            if self.bytes.get(at..)?.starts_with(b"trailer") {
                let read = value_at(self.bytes, at + b"trailer".len(), &mut self.budget).ok()?;
                return (read.closed && read.value.is_whole()).then_some(read.value);
            }
            let (first, next) = self.integer(at)?;
            let (count, next) = self.integer(next)?;
            at = next;
            for nth in 0..count {
                let number = u32::try_from(first.checked_add(nth)?).ok()?;
                let (offset, next) = self.integer(at)?;
                let (generation, next) = self.integer(next)?;
                let kind = token_after(self.bytes, next, &mut self.budget).ok()?;
                let entry = match self.bytes.get(kind)? {
                    b'n' => entry(self.bytes, offset, number, generation)?,
                    b'f' => Entry::Free,
                    _ => return None,
                };
                at = kind + 1;
                self.enter(number, entry)?;
            }
        }
    }

    fn stream(&mut self, at: usize) -> Option<Value> {
        let (number, _, mark) = header(self.bytes, at)?;
        let object = self.objects.versions_at(number, mark).find(|object| !object.enclosed && object.data.is_some())?;
        let dictionary = &object.value;
        if !dictionary.only("Type")?.is_name("XRef") || !dictionary.is_whole() {
            return None;
        }
        let packed = Packed::new(self.objects, dictionary, self.bytes.get(object.data?..)?);
        let content = packed.content(&mut MAX_UNPACKED.clone(), &mut self.budget).ok()?;
        let widths = sizes(dictionary.only("W")?)?;
        let [kind, second, third] = widths.as_slice() else { return None };
        let row = kind.checked_add(*second)?.checked_add(*third).filter(|row| (1..=24).contains(row))?;
        let index = match dictionary.only("Index")? {
            Value::Null => vec![0, sizes_of_one(dictionary.only("Size")?)?],
            index => sizes(index)?,
        };
        let mut rows = content.chunks_exact(row);
        for range in index.chunks(2) {
            let [first, count] = range else { return None };
            for nth in 0..*count {
                let number = u32::try_from(first.checked_add(nth)?).ok()?;
                let (kind_field, rest) = rows.next()?.split_at_checked(*kind)?;
                let (second_field, third_field) = rest.split_at_checked(*second)?;
                let kind = if *kind == 0 { 1 } else { big_endian(kind_field)? };
                let entry = match kind {
                    0 => Entry::Free,
                    1 => entry(self.bytes, big_endian(second_field)?, number, big_endian(third_field)?)?,
                    2 => Entry::In(u32::try_from(big_endian(second_field)?).ok()?),
                    _ => return None,
                };
                self.enter(number, entry)?;
            }
        }
        Some(dictionary.clone())
    }

    fn enter(&mut self, number: u32, entry: Entry) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        self.entries.entry(number).or_insert(entry);
        Some(())
    }

    fn integer(&mut self, at: usize) -> Option<(usize, usize)> {
        let at = token_after(self.bytes, at, &mut self.budget).ok()?;
        let digits = self.bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(self.bytes.get(at..at + digits)?).ok()?;
        Some((text.parse().ok()?, at + digits))
    }
}

/// The entry of the object whose mark stands at `at`, if that is this number's in this generation.
fn entry(bytes: &[u8], at: usize, number: u32, generation: usize) -> Option<Entry> {
    let (found, found_generation, end) = header(bytes, at)?;
    (found == number && usize::try_from(found_generation) == Ok(generation)).then_some(Entry::At(end, found_generation))
}

/// Number and generation of the mark `12 0 obj` that stands at `at`, and where it ends.
fn header(bytes: &[u8], at: usize) -> Option<(u32, u32, usize)> {
    let rest = bytes.get(at..at.saturating_add(64).min(bytes.len()))?;
    let mut left = rest.trim_ascii_start();
    let mut digits = || {
        let count = left.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, after) = left.split_at(count);
        left = after.trim_ascii_start();
        std::str::from_utf8(digits).ok().filter(|_| left.len() < after.len())?.parse::<u32>().ok()
    };
    let number = digits()?;
    let generation = digits()?;
    let behind = left.strip_prefix(b"obj")?;
    Some((number, generation, at + rest.len() - behind.len()))
}

fn sizes(value: &Value) -> Option<Vec<usize>> {
    let Value::Array(values) = value else { return None };
    values.iter().map(sizes_of_one).collect()
}

fn sizes_of_one(value: &Value) -> Option<usize> {
    let Value::Integer(size) = value else { return None };
    usize::try_from(*size).ok()
}

fn big_endian(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))
}
