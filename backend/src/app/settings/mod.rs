//! Service standards, and what agencies set themselves.

pub mod standards;
