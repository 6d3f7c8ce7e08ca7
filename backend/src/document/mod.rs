//! Uploaded files: quarantine, inspection, storage.

pub mod accept;
pub mod inspect;
pub mod store;
pub mod sweep;
