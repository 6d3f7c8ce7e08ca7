//! `standard check` and `standard schema`: service standards as files.

use std::path::Path;

use super::error::TaskError;
use crate::app::settings::standards;
use crate::app::start::StartError;

/// Checks a service standard. `Ok` describes it. One without a contact is refused here alone: the start takes what the source has.
pub fn check(file: &Path) -> Result<String, TaskError> {
    let standard = standards::check_file(file).map_err(StartError::from)?;
    if !standard.agency.is_reachable() {
        return Err(TaskError::Given(format!(
            "{}: agency.contacts: add the telephone number or e-mail address at which people reach the office",
            file.display()
        )));
    }
    Ok(format!("{}: ok ({}, {} steps)", file.display(), standard.agency.name, standard.steps.len()))
}

/// Returns the JSON Schema of service standards.
pub fn schema() -> String {
    format!("{:#}", standards::schema())
}
