//! State that outlives a page's views: who is logged in, what is wrong in a form, whether there is a line.

pub mod form;
pub mod line;
pub mod session;
