//! The holder's pages.

pub mod access_log;
pub mod certificate;
pub mod confirm;
pub mod download;
pub mod follow;
mod messages;
pub mod progress;
pub mod public;
pub mod sent;
pub mod standards;
mod timeline;
