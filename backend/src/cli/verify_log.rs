//! `verify-log`: verifies that the records are unchanged.

use super::error::TaskError;
use crate::app::verify;
use crate::config::Config;

/// Verifies all records. `Ok` holds the totals; `Err` holds them and every fault.
pub async fn run(config: &Config, outside: &[String]) -> Result<String, TaskError> {
    let report = verify::run(config, outside).await.map_err(|error| TaskError::Other(error.to_string()))?;
    if report.is_whole() { Ok(report.to_string()) } else { Err(TaskError::Other(report.to_string())) }
}
