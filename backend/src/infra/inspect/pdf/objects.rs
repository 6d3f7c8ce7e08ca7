//! All objects of a file, whatever its cross-reference says: a viewer that finds the cross-reference broken looks for the
//! objects itself, and each viewer in its own way.

use std::collections::HashMap;

use super::super::Rejection;
use super::lexer::Budget;
use super::scan::{self, Object};
use super::stream::Packed;
use super::value::Value;

/// Values of a letter are some thousands; these take some 50 MB at worst.
const MAX_VALUES: usize = 500_000;
/// Of all object streams of a file together, unpacked.
const MAX_UNPACKED: usize = 32 * 1024 * 1024;
/// How often a byte may be read again on average, as a value within what was a value already.
pub(super) const REREADS: usize = 4;
/// References to references that are followed.
const MAX_HOPS: u32 = 16;

/// The objects of a file in the order of their places.
pub(super) struct Objects {
    all: Vec<Object>,
    by_number: HashMap<u32, Vec<usize>>,
    /// Whether the number of any is not known.
    unnumbered: bool,
    /// What names the catalog, those within other objects first: of two the later one counts.
    trailers: Vec<Value>,
}

impl Objects {
    /// Reads all objects; an encrypted file is refused before its streams are unpacked.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Rejection> {
        let mut budget = Budget { bytes: bytes.len().saturating_mul(REREADS).saturating_add(4096), values: MAX_VALUES };
        let scan::Found { objects, mut trailers } = scan::run(bytes, &mut budget)?;
        trailers.sort_by_key(|trailer| !trailer.enclosed);
        let unnumbered = objects.iter().any(|object| object.number.is_none());
        let mut read = Self { by_number: index(&objects), all: objects, unnumbered, trailers: Vec::new() };
        for trailer in trailers {
            if read.encrypts(&trailer) {
                return Err(Rejection::Encrypted);
            }
            read.trailers.push(trailer.value);
        }
        let inner = read.unpacked(bytes, &mut budget)?;
        read.all.extend(inner);
        read.all.sort_by_key(|object| object.at);
        read.by_number = index(&read.all);
        Ok(read)
    }

    /// Every object.
    pub(super) fn all(&self) -> &[Object] {
        &self.all
    }

    /// What names the catalog; of two the later one counts.
    pub(super) fn trailers(&self) -> &[Value] {
        &self.trailers
    }

    /// The places in [`Self::all`] of every object with this number: an old revision, too, may be shown.
    pub(super) fn places(&self, number: u32) -> &[usize] {
        self.by_number.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Every object with this number.
    pub(super) fn versions(&self, number: u32) -> impl DoubleEndedIterator<Item = &Object> {
        self.places(number).iter().filter_map(|place| self.all.get(*place))
    }

    /// Whether there is no object of this number, and one whose number is not known and may be this.
    pub(super) fn may_be_unnumbered(&self, number: u32) -> bool {
        self.unnumbered && self.places(number).is_empty()
    }

    /// The value itself, or the object that it refers to; nothing where that is missing.
    pub(super) fn resolve<'a>(&'a self, value: &'a Value) -> Option<&'a Value> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Reference(number) = value else {
                return Some(value);
            };
            let newest = self.versions(*number).rev().find(|object| !object.enclosed);
            value = &newest.or_else(|| self.versions(*number).next_back())?.value;
        }
        None
    }

    /// A reference to nothing encrypts nothing, except in a trailer that certainly is one.
    fn encrypts(&self, trailer: &scan::Trailer) -> bool {
        trailer.value.all("Encrypt").any(|encrypt| match encrypt {
            Value::Null => false,
            _ => !trailer.enclosed || matches!(self.resolve(encrypt), Some(Value::Dictionary(_))),
        })
    }

    fn unpacked(&self, bytes: &[u8], budget: &mut Budget) -> Result<Vec<Object>, Rejection> {
        let mut found = Vec::new();
        let mut left = MAX_UNPACKED;
        for object in &self.all {
            let Some(packed) = Packed::of(self, object, bytes) else { continue };
            for (number, value) in packed.objects(&mut left, budget)? {
                let (enclosed, at) = (object.enclosed, object.at);
                found.push(Object { number: Some(number), value, data: None, enclosed, at });
            }
        }
        Ok(found)
    }
}

fn index(objects: &[Object]) -> HashMap<u32, Vec<usize>> {
    let mut by_number: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, object) in objects.iter().enumerate() {
        if let Some(number) = object.number {
            by_number.entry(number).or_default().push(place);
        }
    }
    by_number
}
