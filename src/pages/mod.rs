//! The pages, by who reads them. Each folder's `mod.rs` says which page stands at which path of its app.

pub mod account;
pub mod feedback;
pub mod follow;
pub mod holder;
pub mod keys;
pub mod kiosk;
pub mod officer;
pub mod phone;
pub mod recommendation;
mod unknown;
pub mod wizard;

pub use unknown::UnknownPage;
