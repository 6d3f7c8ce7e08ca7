//! Compares a revision with the one before. Nothing counts as harmless that is not known to be: objects that are new and reached
//! only through a new signature or proofs, and, of what was there, longer lists of fields and annotations.

use std::cell::Cell;
use std::ops::Range;

use super::super::objects::Objects;
use super::super::scan::Object;
use super::super::value::Value;
use super::Update;
use super::dictionary::Found;
use super::references::References;
use super::revision::Revision;
use super::xref::Entry;

/// Keys that a new signature's field and its place on a page may have; no actions, no other fields.
const FIELD_KEYS: &[&str] = &[
    "Type", "Subtype", "FT", "T", "TU", "V", "F", "Ff", "Rect", "P", "AP", "MK", "DA", "DR", "Lock", "SV", "Border",
    "BS", "NM", "M",
];
/// Keys that are new or others in the field of a signature that was prepared.
const FILLED_KEYS: &[&str] = &["V", "AP", "MK", "F", "M"];

/// Entries of a dictionary that is compared entry by entry.
const MAX_ENTRIES: usize = 200;

/// Two revisions, one after the other.
pub(super) struct Comparison<'a> {
    objects: &'a Objects,
    old: &'a Revision<'a>,
    new: &'a Revision<'a>,
    /// What was added.
    added: Range<usize>,
    /// Signatures of the file.
    signatures: &'a [Found],
    references: References,
    signs: Cell<bool>,
    visible: Cell<bool>,
}

impl<'a> Comparison<'a> {
    /// Of two revisions, the newer with these bytes more.
    pub(super) fn new(
        objects: &'a Objects,
        old: &'a Revision<'a>,
        new: &'a Revision<'a>,
        added: Range<usize>,
        signatures: &'a [Found],
    ) -> Self {
        let references = References::before(objects, added.start, old);
        let (signs, visible) = (Cell::new(false), Cell::new(false));
        Self { objects, old, new, added, signatures, references, signs, visible }
    }

    /// What was added; nothing where it is anything else than signatures and proofs.
    pub(super) fn update(&self) -> Option<Update> {
        if self.new.table.root != self.old.table.root
            || self.new.table.info != self.old.table.info && self.old.table.info.is_some()
        {
            return None;
        }
        // Something else than a revision was appended.
        if !self.added.contains(&self.new.table.start) {
            return None;
        }
        if self.new.table.size < self.old.table.size {
            return None;
        }
        // Viewers find what was there where it was, or an object that is looked at below.
        let lost = self.old.table.entries.keys().any(|number| self.old.has(*number) && !self.new.has(*number));
        let stays = |number: &u32, entry: &Entry| {
            *entry == Entry::Free
                || self.old.table.entries.get(number) == Some(entry)
                || self.new.get(*number).is_some_and(|object| self.added.contains(&object.at))
                    && (!self.old.has(*number) || self.old.generation(*number) == self.new.generation(*number))
        };
        if lost || !self.new.table.entries.iter().all(|(number, entry)| stays(number, entry)) {
            return None;
        }
        let mut added = self.objects.all().iter().filter(|object| self.added.contains(&object.at) && !object.enclosed);
        if !added.all(|object| self.permits(object)) {
            return None;
        }
        match (self.signs.get(), self.visible.get()) {
            (false, true) => None,
            (false, false) => Some(Update::Proofs),
            (true, visible) => Some(Update::Signatures { visible }),
        }
    }

    fn permits(&self, object: &'a Object) -> bool {
        let (Some(number), value) = (object.number, &object.value) else { return false };
        if !value.is_whole() {
            return false;
        }
        if !self.old.has(number) {
            // Where a reference led to nothing, something would be shown.
            return !self.references.has(number);
        }
        let Some(before) = self.old.get(number) else { return false };
        let both = |kind| is_type(&before.value, kind) && is_type(value, kind);
        if both("XRef") && !self.references.has(number) || self.references.is_unseen(number) {
            return true;
        }
        if before.data.is_some() || object.data.is_some() {
            return false;
        }
        let old = &before.value;
        old == value
            || number == self.old.table.root && self.catalog(old, value) == Some(true)
            || self.is_form(number) && self.form(old, value)
            || both("Page") && same_but(old, value, &["Annots"]) && self.list(old.get("Annots"), value.get("Annots"))
            || self.references.is_list(number) && self.list(Some(old), Some(value))
            || self.is_filled(old, value)
    }

    fn catalog(&self, old: &'a Value, new: &'a Value) -> Option<bool> {
        let form = match new.get("AcroForm") {
            None => old.get("AcroForm").is_none(),
            Some(form) => {
                let before = old.get("AcroForm").unwrap_or(&Value::Null);
                form == before || self.form(self.old.resolve(before)?, self.new.resolve(form)?)
            }
        };
        let version = matches!(new.get("Version"), None | Some(Value::Name(_)));
        // Data about the document, which no page shows.
        let about = match new.get("Metadata") {
            Some(Value::Reference(number)) => {
                self.new.get(*number).is_some_and(|object| is_type(&object.value, "Metadata"))
            }
            about => about == old.get("Metadata"),
        };
        let others = &["AcroForm", "DSS", "Extensions", "Metadata", "Version"];
        Some(form && version && about && same_but(old, new, others))
    }

    /// Whether this number is that of the form, and nothing else.
    fn is_form(&self, number: u32) -> bool {
        let of = |revision: &Revision<'a>| revision.catalog().and_then(|catalog| catalog.get("AcroForm"));
        [of(self.old), of(self.new)].into_iter().all(|form| form == Some(&Value::Reference(number)))
    }

    fn form(&self, old: &'a Value, new: &'a Value) -> bool {
        let resources = ["DR", "DA"].into_iter().all(|key| old.get(key).is_none() || old.get(key) == new.get(key));
        matches!(new, Value::Dictionary(_))
            && resources
            && same_but(old, new, &["Fields", "SigFlags", "DR", "DA"])
            && self.list(old.get("Fields"), new.get("Fields"))
    }

    /// Whether a list goes on with fields of new signatures.
    fn list(&self, old: Option<&'a Value>, new: Option<&'a Value>) -> bool {
        let (old, new) = (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null));
        if old == new {
            return true;
        }
        let before = match self.old.resolve(old) {
            Some(Value::Array(values)) => values.as_slice(),
            Some(Value::Null) => &[],
            _ => return false,
        };
        let Some(Value::Array(values)) = self.new.resolve(new) else { return false };
        let more = values.strip_prefix(before);
        more.is_some_and(|more| {
            more.iter().all(|value| matches!(value, Value::Reference(number) if self.is_new_field(*number)))
        })
    }

    fn is_new_field(&self, number: u32) -> bool {
        let object = self.new.get(number).filter(|object| self.added.contains(&object.at) && object.data.is_none());
        let Some(field) = object.map(|object| &object.value).filter(|_| !self.old.has(number)) else { return false };
        let known = |(key, _): &(Box<[u8]>, Value)| FIELD_KEYS.iter().any(|name| name.as_bytes() == &**key);
        field.entries().iter().all(known) && unique(field) && self.signs(field)
    }

    /// Whether a prepared field was signed.
    fn is_filled(&self, old: &'a Value, new: &'a Value) -> bool {
        old.get("V").is_none() && same_but(old, new, FILLED_KEYS) && self.signs(new)
    }

    /// Whether this is the field of a signature that was added.
    fn signs(&self, field: &Value) -> bool {
        let Some(Value::Reference(number)) = field.get("V") else { return false };
        let is_field = field.get("FT").is_some_and(|kind| kind.is_name("Sig"));
        let signature = self.signatures.iter().find(|found| {
            found.number == Some(*number) && self.added.contains(&found.at) && found.end == Some(self.added.end)
        });
        let Some(part) = signature.and_then(|found| found.part.as_ref()).filter(|_| is_field) else { return false };
        let place = match field.get("Rect") {
            Some(Value::Array(place)) => place.as_slice(),
            None => &[],
            Some(_) => return false,
        };
        if place.iter().any(|side| !is_zero(side)) {
            self.visible.set(true);
        }
        if !part.is_time_stamp {
            self.signs.set(true);
        }
        true
    }
}

/// Whether two dictionaries are the same but for some keys, none of which stands twice.
fn same_but(old: &Value, new: &Value, keys: &[&str]) -> bool {
    let other = |key: &[u8]| keys.iter().all(|name| name.as_bytes() != key);
    let has = |within: &Value, entry: &(Box<[u8]>, Value)| within.entries().contains(entry);
    unique(new)
        && unique(old)
        && old.entries().iter().filter(|(key, _)| other(key)).all(|entry| has(new, entry))
        && new.entries().iter().filter(|(key, _)| other(key)).all(|entry| has(old, entry))
}

fn is_type(value: &Value, name: &str) -> bool {
    value.get("Type").is_some_and(|kind| kind.is_name(name))
}

/// Whether no key stands twice, among few.
fn unique(value: &Value) -> bool {
    let entries = value.entries();
    entries.len() <= MAX_ENTRIES
        && entries.iter().enumerate().all(|(place, (key, _))| entries.iter().take(place).all(|(other, _)| other != key))
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Integer(number) => *number == 0,
        Value::Other(text) => text.iter().all(|byte| matches!(byte, b'0' | b'.' | b'-')),
        _ => false,
    }
}
