//! `verify-log`: whether everything that is kept is what was sent.

use super::error::TaskError;
use crate::app::verify;
use crate::config::Config;

/// Checks everything that is kept. `Ok` tells how much of what is whole; `Err`, besides, every fault.
pub async fn run(config: &Config, outside: &[String]) -> Result<String, TaskError> {
    let report = verify::run(config, outside).await.map_err(|error| TaskError::Other(error.to_string()))?;
    if report.is_whole() { Ok(report.to_string()) } else { Err(TaskError::Other(report.to_string())) }
}
