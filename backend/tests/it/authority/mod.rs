//! The embedded authority.

mod issue;
mod lab;
mod request;
mod start;
