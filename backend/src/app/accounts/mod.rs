//! Officers and their roles, and what is told of other agencies' people.

pub mod code_pause;
pub mod links;
pub mod officers;
pub mod other_agencies;
pub mod roles;
