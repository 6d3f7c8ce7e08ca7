//! Service standards, and the agencies' own settings.

pub mod agency_settings;
pub mod standards;
