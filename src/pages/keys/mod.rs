//! Pages for certificate files and their keys. A file stays in the page and the worker; where its key signs, its certificate and the signature are
//! sent, nothing else.

mod check;
mod entry;
mod file;
mod history;
mod prove;
mod report;
mod wrong;

pub use check::CheckPage;
pub use history::history;
pub use prove::ProvePage;
pub use report::ReportPage;
