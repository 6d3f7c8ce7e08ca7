//! Uploaded files: quarantine, inspection, storage.

pub mod accept;
pub mod draw;
pub mod inspect;
pub mod kept;
pub mod page;
pub mod store;
pub mod sweep;
