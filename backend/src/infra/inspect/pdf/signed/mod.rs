//! Finds electronic signatures (ISO 32000-2, 12.8) and tells what was done to the file after each of them. Whether a signature is
//! right is left to [`crate::infra::signatures`].
//!
//! Known ways to make a signed file show something else (a signature without its range, a range that leaves out more than the
//! signature, a cross-reference that leads to other objects, objects put where references led to nothing) end as
//! [`Update::Other`] or as a signature without a [`Part`].

mod dictionary;
mod pdf_date;
mod references;
mod revision;
mod update;
mod xref;

use std::ops::Range;

use domain::moment::Timestamp;

use super::objects::Objects;
use super::{Rejection, read};
use revision::Revision;
use update::Comparison;

/// Signatures of a file that are looked at; letters have a handful.
pub const MAX_SIGNATURES: usize = 12;

/// A file's signatures, and what happened between them.
#[derive(Debug, Default)]
pub struct SignedFile {
    /// The signatures in the order in which they were made; those that can't be read come last.
    pub signatures: Vec<Signed>,
    /// What was added after each revision that a signature ends.
    pub updates: Vec<Update>,
}

/// A signature or a document time stamp.
#[derive(Debug)]
pub struct Signed {
    /// The signature; none where it can't be read.
    pub part: Option<Part>,
    /// Place of what was added after it in [`SignedFile::updates`]: it, and all after it.
    pub revision: usize,
    /// Whether it forbids other signatures (`DocMDP`, 1).
    pub is_final: bool,
}

/// A signature and what it covers.
#[derive(Debug)]
pub struct Part {
    /// Whether it is a document time stamp.
    pub is_time_stamp: bool,
    /// The CMS, with the zeros behind it.
    pub contents: Vec<u8>,
    /// What is signed: all but the CMS, from the file's beginning.
    pub covered: [Range<usize>; 2],
    /// When it was signed, as the signer claims.
    pub claimed: Option<Timestamp>,
}

/// What was added to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Nothing, or certificates, revocation data and document time stamps.
    Proofs,
    /// Signatures. Those that are visible lie on a page and could cover it.
    Signatures {
        /// Whether any is visible.
        visible: bool,
    },
    /// Anything else.
    Other,
}

/// Finds the signatures.
///
/// # Errors
/// Where the file can't be read; it would not have passed the inspection.
pub fn find(bytes: &[u8]) -> Result<SignedFile, Rejection> {
    // Most files have none. It stands in no object stream, since it leaves itself out of what is signed.
    let has = |key: &[u8]| bytes.windows(key.len()).any(|window| window == key);
    if !has(b"ByteRange") && !has(b"SubFilter") {
        return Ok(SignedFile::default());
    }
    let objects = read::read(bytes)?;
    let mut found = dictionary::all(bytes, &objects);
    found.sort_by_key(|signature| signature.end.unwrap_or(usize::MAX));
    let mut ends: Vec<usize> = found.iter().filter_map(|signature| signature.end).collect();
    ends.dedup();
    let updates = updates(bytes, &objects, &found, &ends);
    let signatures = found.into_iter().map(|signature| Signed {
        revision: ends.partition_point(|end| Some(*end) < signature.end),
        is_final: signature.is_final,
        part: signature.part,
    });
    Ok(SignedFile { signatures: signatures.collect(), updates })
}

fn updates(bytes: &[u8], objects: &Objects, found: &[dictionary::Found], ends: &[usize]) -> Vec<Update> {
    let mut before: Option<Revision<'_>> = None;
    let tos = ends.iter().skip(1).copied().chain([bytes.len()]);
    let mut updates = Vec::new();
    for (from, to) in ends.iter().copied().zip(tos) {
        let rest = bytes.get(from..to).unwrap_or_default();
        if rest.iter().all(|byte| super::lexer::is_space(*byte)) {
            updates.push(Update::Proofs);
            continue;
        }
        let old = before.take().or_else(|| Revision::read(bytes, objects, from));
        let new = Revision::read(bytes, objects, to);
        let update = old.zip(new).and_then(|(old, new)| {
            let update = Comparison::new(objects, &old, &new, from..to, found).update();
            before = Some(new);
            update
        });
        updates.push(update.unwrap_or(Update::Other));
    }
    updates
}
