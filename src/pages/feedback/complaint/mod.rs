//! Complaints, for whoever complains: write one, its receipt, follow it.

mod acts;
mod before;
mod checks;
mod choose;
mod due;
mod files;
mod find;
mod follow;
mod history;
mod identify;
mod leave;
mod mine;
mod outside;
mod rate;
mod receipt;
mod save;
mod who;
mod withdraw;
mod write;

pub use choose::ComplainPage;
pub use find::FindPage;
pub use follow::ComplaintPage;
pub use mine::MyComplaintsPage;
pub use receipt::ReceiptPage;
