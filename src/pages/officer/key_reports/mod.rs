//! Reports of lost or leaked keys: the list, and one with its acts.

mod list;
mod one;

pub use list::ListPage;
pub use one::OnePage;
