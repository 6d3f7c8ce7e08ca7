//! Pages for certificate files. A file stays in the page and the worker; where its key signs, its certificate and the signature are
//! sent, nothing else.

mod check;
mod entry;
mod file;
mod prove;
mod wrong;

pub use check::CheckPage;
pub use prove::ProvePage;
