//! `standard check` and `standard schema`: service standards as files.

use std::path::Path;

use super::error::TaskError;
use crate::app::settings::standards;
use crate::app::start::StartError;

/// Checks a service standard. `Ok` describes it.
pub fn check(file: &Path) -> Result<String, TaskError> {
    let standard = standards::check_file(file).map_err(StartError::from)?;
    Ok(format!("{}: ok ({}, {} steps)", file.display(), standard.agency.name, standard.steps.len()))
}

/// Returns the JSON Schema of service standards.
pub fn schema() -> String {
    format!("{:#}", standards::schema())
}
