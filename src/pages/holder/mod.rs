//! The holder's pages.

pub mod access_log;
pub mod certificate;
pub mod download;
pub mod follow;
mod messages;
pub mod public;
pub mod sent;
pub mod timeline;
