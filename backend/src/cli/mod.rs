//! The subcommands.

pub mod authority;
pub mod demo;
pub mod tasks;
