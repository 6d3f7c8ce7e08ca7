//! The embedded authority.

mod issue;
mod lab;
mod renew;
mod request;
mod start;
pub(crate) mod weak;
