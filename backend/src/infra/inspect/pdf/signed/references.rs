//! Which objects of a revision are referred to from where.

use std::collections::HashSet;

use super::super::objects::Objects;
use super::super::value::Value;
use super::revision::Revision;

/// How deep certificates and revocation data lie in their dictionary.
const MAX_DEPTH: u32 = 4;

/// The references of everything that stands before a place.
pub(super) struct References {
    /// Every object that is referred to.
    all: HashSet<u32>,
    /// Those that may be replaced without a page being another: proofs, and data about the document.
    unseen: HashSet<u32>,
    /// Lists of fields or annotations, and nothing else.
    lists: HashSet<u32>,
}

impl References {
    /// Of the objects that stand before `end`, of every revision.
    pub(super) fn before(objects: &Objects, end: usize, revision: &Revision<'_>) -> Self {
        let mut unseen = HashSet::new();
        let catalog = revision.catalog();
        if let Some(catalog) = catalog {
            let proofs = catalog.get("DSS").unwrap_or(&Value::Null);
            collect_proofs(revision, proofs, 0, &mut unseen);
            if let Some(Value::Reference(number)) = catalog.get("Metadata") {
                unseen.insert(*number);
            }
        }
        unseen.extend(revision.table.info);
        let (mut all, mut seen, mut lists, mut others) =
            (HashSet::new(), HashSet::new(), HashSet::new(), HashSet::new());
        for object in objects.all().iter().filter(|object| object.at < end) {
            collect(&object.value, &mut all);
            collect_lists(&object.value, &mut lists, &mut others);
            if object.number == Some(revision.table.root) {
                let entries = object.value.entries().iter();
                let others = entries.filter(|(key, _)| **key != *b"DSS" && **key != *b"Metadata");
                for (_, value) in others {
                    collect(value, &mut seen);
                }
            } else if !object.number.is_some_and(|number| unseen.contains(&number))
                && !is_cross_reference(&object.value)
            {
                collect(&object.value, &mut seen);
            }
        }
        unseen.retain(|number| !seen.contains(number));
        lists.retain(|number| !others.contains(number));
        Self { all, unseen, lists }
    }

    /// Whether anything refers to this number.
    pub(super) fn has(&self, number: u32) -> bool {
        self.all.contains(&number)
    }

    /// Whether this object is a list of fields or annotations, and nothing else.
    pub(super) fn is_list(&self, number: u32) -> bool {
        self.lists.contains(&number)
    }

    /// Whether this object is a proof or data about the document, and nothing else.
    pub(super) fn is_unseen(&self, number: u32) -> bool {
        self.unseen.contains(&number)
    }
}

fn is_cross_reference(value: &Value) -> bool {
    value.get("Type").is_some_and(|kind| kind.is_name("XRef"))
}

fn collect(value: &Value, found: &mut HashSet<u32>) {
    match value {
        Value::Reference(number) => {
            found.insert(*number);
        }
        Value::Array(values) => {
            for value in values {
                collect(value, found);
            }
        }
        Value::Dictionary(entries) => {
            for (_, value) in entries {
                collect(value, found);
            }
        }
        _ => {}
    }
}

/// Of what an entry refers to, and what anything else does.
fn collect_lists(value: &Value, lists: &mut HashSet<u32>, others: &mut HashSet<u32>) {
    for (key, value) in value.entries() {
        match value {
            Value::Reference(number) if matches!(&**key, b"Annots" | b"Fields") => {
                lists.insert(*number);
            }
            Value::Dictionary(_) => collect_lists(value, lists, others),
            value => collect(value, others),
        }
    }
    if let Value::Array(_) | Value::Reference(_) = value {
        collect(value, others);
    }
}

fn collect_proofs(revision: &Revision<'_>, value: &Value, depth: u32, found: &mut HashSet<u32>) {
    match value {
        _ if depth > 2 * MAX_DEPTH => {}
        Value::Reference(number) if found.insert(*number) => {
            let object = revision.get(*number).filter(|object| object.data.is_none());
            if let Some(object) = object {
                collect_proofs(revision, &object.value, depth + 1, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                collect_proofs(revision, value, depth + 1, found);
            }
        }
        Value::Dictionary(entries) => {
            for (_, value) in entries {
                collect_proofs(revision, value, depth + 1, found);
            }
        }
        _ => {}
    }
}
