//! The rules shared by browser and backend: no IO, no clock, no web.

pub mod access;
pub mod administration;
pub mod api;
pub mod certificate;
pub mod collective;
pub mod complaint;
pub mod delegation;
pub mod entry;
pub mod evaluation;
pub mod failure;
pub mod file_kind;
pub mod journey;
pub mod language;
pub mod moment;
pub mod office_hours;
pub mod person;
pub mod problem;
pub mod recommendation;
pub mod renewal;
pub mod revocation;
pub mod settings;
pub mod signature;
pub mod standard;
pub mod survey;
pub mod terminal;
pub mod value;
