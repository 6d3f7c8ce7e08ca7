//! The single-page applications: the holder's, the officers' and the workers they use. `bin/*.rs` mount them.

pub mod api;
pub mod base64;
pub mod components;
pub mod crypto_worker;
pub mod i18n;
pub mod load;
pub mod navigation;
pub mod page;
pub mod pages;
pub mod photo_worker;
pub mod route;
pub mod shell;
pub mod state;
pub mod upload;
pub mod worker;
