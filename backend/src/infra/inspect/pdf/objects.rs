//! The objects of a file, and which of them may stand behind a reference.

use std::collections::HashMap;

use super::scan::Object;
use super::value::Value;

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
    /// Of these objects and trailers.
    pub(super) fn new(all: Vec<Object>, trailers: Vec<Value>) -> Self {
        Self { by_number: index(&all), unnumbered: all.iter().any(|object| object.number.is_none()), all, trailers }
    }

    /// Adds the objects of object streams, each at the place of its stream.
    pub(super) fn add(&mut self, unpacked: Vec<Object>) {
        self.all.extend(unpacked);
        self.all.sort_by_key(|object| object.at);
        self.by_number = index(&self.all);
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

    /// Every object with this number whose mark ends at this place: one, or those of an object stream that stands there.
    pub(super) fn versions_at(&self, number: u32, at: usize) -> impl Iterator<Item = &Object> {
        let places = self.places(number);
        let place = |nth: &usize| self.all.get(*nth).map_or(usize::MAX, |object| object.at);
        let first = places.partition_point(|nth| place(nth) < at);
        let these = places.get(first..).unwrap_or_default().iter();
        these.filter_map(|nth| self.all.get(*nth)).take_while(move |object| object.at == at)
    }

    /// Whether there is no object of this number, and one whose number is not known and may be this.
    pub(super) fn may_be_unnumbered(&self, number: u32) -> bool {
        self.unnumbered && self.places(number).is_empty()
    }

    /// The value itself, or the object that it refers to; nothing where that is missing.
    pub(super) fn resolve<'a>(&'a self, value: &'a Value) -> Option<&'a Value> {
        self.follow(value).map(|(value, _)| value)
    }

    /// The dictionary itself, or the one that it refers to; nothing where that is missing, damaged or a stream's.
    pub(super) fn dictionary<'a>(&'a self, value: &'a Value) -> Option<&'a Value> {
        let (value, is_stream) = self.follow(value)?;
        (matches!(value, Value::Dictionary(_)) && value.is_whole() && !is_stream).then_some(value)
    }

    /// What it is or refers to, and whether that is a stream.
    fn follow<'a>(&'a self, value: &'a Value) -> Option<(&'a Value, bool)> {
        let (mut value, mut is_stream) = (value, false);
        for _ in 0..MAX_HOPS {
            let Value::Reference(number) = value else {
                return Some((value, is_stream));
            };
            let newest = self.versions(*number).rev().find(|object| !object.enclosed);
            let object = newest.or_else(|| self.versions(*number).next_back())?;
            (value, is_stream) = (&object.value, object.data.is_some());
        }
        None
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
