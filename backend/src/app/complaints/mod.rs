//! Complaints: made with a contact, by a holder about a renewal, or anonymously by receipt; recorded by officers; handled, and
//! carried on by the program.
//!
//! Whoever has the receipt (number and secret) is whoever complained. An anonymous complaint has no person, no contact and no
//! terminal in any row, and the log of requests names no address for it (`http::layers`).

mod after;
pub mod attach;
mod case;
pub mod complainant;
pub mod list;
pub mod officer;
pub mod officer_view;
mod outside_text;
pub mod proceed;
pub mod rating;
pub mod receive;
mod typed;
pub mod view;

pub use case::ComplaintCase;
