//! Uploaded files: quarantine, inspection, storage.

pub mod accept;
pub mod accepted_file;
pub mod page_image;
pub mod sweep;

/// Bytes of an upload's chunk: a few seconds on a slow connection.
pub const CHUNK_BYTES: u32 = 256 * 1024;
