//! Public pages without scripts.

mod contact;
pub mod info_page;
pub mod offline_page;
pub mod performance_page;
pub mod plain_page;
pub mod receipt_page;
pub mod sample_letter_page;
pub mod share_page;
pub mod standard_page;
