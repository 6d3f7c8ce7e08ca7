//! A revision: the file as it was when it ended there.

use super::super::objects::Objects;
use super::super::scan::Object;
use super::super::value::Value;
use super::xref::{self, Entry, Table};

/// References to references that are followed.
const MAX_HOPS: u32 = 8;

/// The file as it was when it ended at some place, as viewers see it.
pub(super) struct Revision<'a> {
    objects: &'a Objects,
    /// Its cross-reference.
    pub(super) table: Table,
}

impl<'a> Revision<'a> {
    /// Reads it, if its cross-reference is whole.
    pub(super) fn read(bytes: &[u8], objects: &'a Objects, end: usize) -> Option<Self> {
        // Something else than a revision may be appended.
        let whole = bytes.get(..end)?.trim_ascii_end().ends_with(b"%%EOF");
        whole.then_some(())?;
        Some(Self { objects, table: xref::read(bytes, objects, end)? })
    }

    /// Whether it has an object of this number, though it may not be found.
    pub(super) fn has(&self, number: u32) -> bool {
        self.table.entries.get(&number).is_some_and(|entry| *entry != Entry::Free)
    }

    /// The generation of the object of this number.
    pub(super) fn generation(&self, number: u32) -> Option<u32> {
        match *self.table.entries.get(&number)? {
            Entry::Free => None,
            Entry::At(_, generation) => Some(generation),
            Entry::In(_) => Some(0),
        }
    }

    /// The object of this number.
    pub(super) fn get(&self, number: u32) -> Option<&'a Object> {
        match *self.table.entries.get(&number)? {
            Entry::Free => None,
            Entry::At(at, _) => self.objects.versions_at(number, at).find(|object| !object.enclosed),
            Entry::In(stream) => {
                let Entry::At(at, _) = *self.table.entries.get(&stream)? else { return None };
                let mut members = self.objects.versions_at(number, at).filter(|object| object.data.is_none());
                members.next().filter(|_| members.next().is_none())
            }
        }
    }

    /// The value itself or what it refers to; null where that is missing, nothing where it can't be told.
    pub(super) fn resolve(&self, value: &'a Value) -> Option<&'a Value> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Reference(number) = value else { return Some(value) };
            if !self.has(*number) {
                return Some(&Value::Null);
            }
            value = &self.get(*number).filter(|object| object.data.is_none())?.value;
        }
        None
    }

    /// The catalog.
    pub(super) fn catalog(&self) -> Option<&'a Value> {
        Some(&self.get(self.table.root)?.value)
    }
}
