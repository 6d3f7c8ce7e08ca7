//! Extractors.

pub mod body;
pub mod client;
pub mod cookie;
pub mod idempotency;
pub mod json;
pub mod session;
pub mod terminal;
pub mod uploader;
