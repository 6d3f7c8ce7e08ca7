//! The single-page applications: the holder's, the officers' and the workers they use. `bin/*.rs` mount them.

pub mod account;
pub mod api;
pub mod base64;
pub mod components;
pub mod crypto_worker;
pub mod form;
pub mod holder;
pub mod i18n;
pub mod line;
pub mod load;
pub mod officer;
pub mod page;
pub mod photo_worker;
pub mod route;
pub mod session;
pub mod shell;
pub mod upload;
pub mod worker;
