//! PDF (ISO 32000). Our own reader instead of a library: it looks at every object that stands anywhere in the file, also
//! those that no cross-reference names and those inside object streams, since viewers differ in what they find; and it
//! works within fixed bounds of depth, memory and time, whatever the file says.

mod active;
mod lexer;
mod objects;
mod pages;

use super::{Limits, Rejection};
use objects::Objects;

/// Viewers look for the head and the end mark within this many bytes (ISO 32000-1, Annex H).
const MARGIN: usize = 1024;

pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    contains(&bytes[..bytes.len().min(MARGIN)], b"%PDF-")
}

/// The number of pages, if nothing speaks against the file.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<u32, Rejection> {
    if !contains(&bytes[bytes.len().saturating_sub(MARGIN)..], b"%%EOF") {
        return Err(Rejection::Unreadable);
    }
    let objects = Objects::read(bytes)?;
    if let Some(active) = active::find(&objects)? {
        return Err(Rejection::ActiveContent(active));
    }
    pages::count(&objects, limits.max_pages)
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}
