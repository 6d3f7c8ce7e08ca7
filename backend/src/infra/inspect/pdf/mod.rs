//! PDF (ISO 32000). Our own reader instead of a library: it looks at every object that stands anywhere in the file, also
//! those that no cross-reference names and those inside object streams, since viewers differ in what they find; and it
//! works within fixed bounds of depth, memory and time, whatever the file says. Libraries answer what a file means to them;
//! here it matters what it may mean to anybody.
//!
//! [`lexer`] reads values, [`scan`] finds objects, [`stream`] unpacks them and [`read`] joins them, [`objects`] knows what may
//! stand behind a reference, [`walk`] looks at everything as what it is used as, and [`judge`] says whether that acts by itself.

mod address;
mod judge;
mod lexer;
mod objects;
mod pages;
mod read;
mod role;
mod scan;
mod signed;
mod stream;
mod value;
mod walk;

pub use signed::{MAX_SIGNATURES, Part, Signed, SignedFile, Update, find as signatures};

use super::{Limits, Rejection};

/// The number of pages, if nothing speaks against the file.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<u32, Rejection> {
    if scan::is_cut(bytes) {
        return Err(Rejection::Unreadable);
    }
    let objects = read::read(bytes)?;
    let pages = pages::list(&objects, limits.max_pages);
    // What acts is told first, on its page where there are pages.
    let known = pages.as_deref().unwrap_or_default();
    if let Some((what, page)) = walk::find(&objects, known)? {
        return Err(Rejection::ActiveContent { what, page });
    }
    pages.map(|pages| u32::try_from(pages.len()).unwrap_or(u32::MAX))
}
