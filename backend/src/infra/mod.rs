//! The outside world: authority, mail, gateway of text messages, files, inspection, rendering, clock, random numbers, passwords, limits.

pub mod authority;
pub mod certificate_file;
pub mod clock;
pub mod common_passwords;
pub mod data_folder;
pub mod docx_writer;
pub mod file_store;
pub mod inspect;
pub mod limits;
pub mod mail;
pub mod metrics;
pub mod passkeys;
pub mod password;
pub mod pdf_writer;
pub mod puzzle;
pub mod qr;
pub mod queue;
pub mod random;
pub mod render;
pub mod revocation_list;
pub mod sealing;
pub mod signatures;
pub mod utc_digits;
pub mod webhook;
