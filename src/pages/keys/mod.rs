//! Pages for certificate files. A file stays in the page and the worker: nothing of it is sent.

mod check;
mod entry;
mod file;
mod wrong;

pub use check::CheckPage;
