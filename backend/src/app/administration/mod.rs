//! What administrators do: officers and their roles, what takes a second person ([`proposals`]), who is excluded from which
//! case, and the log of all of it.

pub mod context;
pub mod log;
pub mod log_table;
pub mod officers;
pub mod proposals;
pub mod recipients;
pub mod separation;
pub mod sessions;
