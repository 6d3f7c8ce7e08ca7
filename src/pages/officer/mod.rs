//! The officers' pages.

pub mod admin;
pub mod case;
pub mod cases;
mod checked_form;
mod clock;
pub mod collective;
pub mod complaints;
mod date;
pub mod delegation;
pub mod evaluation;
pub mod filing;
pub mod key_reports;
pub mod notice;
pub mod notices;
pub mod search;
mod viewer;
