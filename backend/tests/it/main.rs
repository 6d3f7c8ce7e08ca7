//! The backend's integration tests, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod access;
mod account;
mod authority;
mod draft;
mod errors;
mod harness;
mod inspect;
mod key_pair;
mod log;
mod login;
mod mail;
mod officer;
mod openapi;
mod pages;
mod process;
mod renewal;
mod site;
mod standards;
mod upload;
mod wizard;
