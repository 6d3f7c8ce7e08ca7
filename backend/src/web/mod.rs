//! Public pages without scripts.

pub mod standard_page;
