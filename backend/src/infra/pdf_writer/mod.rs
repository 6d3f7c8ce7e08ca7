//! Writes PDF.

pub mod font;
pub mod layout;
pub mod pdf;
