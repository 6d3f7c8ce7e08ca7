//! The holder's pages.

pub mod access_log;
pub mod certificate;
pub mod confirm;
pub mod more;
pub mod public;
pub mod standards;
