//! The embedded authority.

mod issue;
mod lab;
mod renew;
mod request;
mod start;
