//! The single-page applications: the holder's, the officers' and the workers they use. `bin/*.rs` mount them.

pub mod api;
pub mod app;
pub mod base64;
pub mod components;
pub mod containers;
pub mod crypto_worker;
pub mod i18n;
pub mod pages;
pub mod photo_worker;
pub mod route;
pub mod state;
pub mod worker;
