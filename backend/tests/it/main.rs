//! The backend's integration tests, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod account;
mod authority;
mod draft;
mod errors;
mod harness;
mod inspect;
mod log;
mod login;
mod officer;
mod openapi;
mod renewal;
mod site;
mod upload;
mod wizard;
