//! Uploaded files: quarantine, inspection, storage.

pub mod accept;
pub mod kept;
pub mod page_image;
pub mod sweep;

/// Bytes of an upload's chunk: a few seconds on a poor link.
pub const CHUNK: u32 = 256 * 1024;
