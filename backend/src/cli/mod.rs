//! The subcommands.

pub mod args;
pub mod authority;
pub mod demo;
pub mod tasks;
