//! Pages for certificate files and their keys. A file stays in the page and the worker: nothing of it is sent.

mod check;
mod entry;
mod file;
mod history;
mod report;
mod wrong;

pub use check::CheckPage;
pub use history::history;
pub use report::ReportPage;
