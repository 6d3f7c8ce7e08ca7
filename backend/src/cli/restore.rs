//! `restore`: puts a backup into an empty data folder.

use std::path::Path;

use super::error::TaskError;
use crate::app::backup::restore;
use crate::config::Config;

/// Restores the backup. `Ok` says what was verified and what remains to be done.
///
/// # Errors
/// If nothing was restored: the data folder is not empty, or the backup is damaged or faulty.
pub async fn run(config: &Config, folder: &Path, allow_faults: bool) -> Result<String, TaskError> {
    let report = restore(config, folder, allow_faults).await?;
    Ok(format!(
        "{report}\nRestored into {}. Service standards, issuers, letter roots and holidays of the backup stay where they are: put them where \
         the settings point. Mails that waited when the backup was made are sent after the start, perhaps again.",
        config.data.display()
    ))
}
