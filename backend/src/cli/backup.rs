//! `backup`: copies everything that a restore needs.

use std::path::Path;

use super::error::TaskError;
use crate::app::backup::make;
use crate::config::Config;

/// Makes a backup in the new folder. `Ok` says what was copied.
///
/// # Errors
/// If no backup could be made, or it contains files that differ from what was sent.
pub async fn run(config: &Config, folder: &Path) -> Result<String, TaskError> {
    let made = make(config, folder).await?;
    let place = folder.display();
    let text = format!(
        "{made}\nThe backup is in {place}; `sha256sum -c SHA256SUMS` in that folder checks it. It holds personal data and \
         private keys: encrypt it where it leaves this machine. Not in it: the settings (flags, environment), mails written as \
         files, the program."
    );
    if made.faulty_files.is_empty() {
        return Ok(text);
    }
    let ids = made.faulty_files.join("\n");
    Err(TaskError::Other(format!(
        "{text}\nThese files are gone or not as they were sent; the backup has them as they are (see verify-log):\n{ids}"
    )))
}
