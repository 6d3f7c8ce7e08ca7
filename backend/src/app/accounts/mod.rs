//! Officers and their roles, and what is told of other agencies' people.

pub mod links;
pub mod officers;
pub mod other_agencies;
