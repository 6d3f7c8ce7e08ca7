//! Deletes short-lived data: ended sessions, challenges and links, attempt counters, codes, and mails and text messages
//! that were sent or given up.

use std::time::Duration;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{email_codes, login_attempts, outbox, sessions, text_messages};

/// Days that sessions, challenges, links and codes are kept after their end.
const ENDED_DAYS: i64 = 7;
/// Days that attempt counters are kept: the longest period of a rule.
const TRIES_DAYS: i64 = 1;
/// Days that a sent mail or text message is kept, to answer whether it was sent.
const SENT_DAYS: u16 = 14;
/// Days that an undeliverable one is kept.
const GIVEN_UP_DAYS: i64 = 30;

/// Deletes all expired short-lived data.
pub async fn sweep(app: &App) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    sessions::sweep(&mut tx, now.plus_days(-ENDED_DAYS).0).await?;
    login_attempts::sweep(&mut tx, now.plus_days(-TRIES_DAYS).0).await?;
    email_codes::forget(&mut tx, now.plus_days(-ENDED_DAYS)).await?;
    outbox::sweep(&mut tx, now.plus_days(-i64::from(SENT_DAYS)), now.plus_days(-GIVEN_UP_DAYS)).await?;
    // Also where there is no gateway any more.
    text_messages::give_up_expired(&mut tx, now).await?;
    text_messages::sweep(&mut tx, now.plus_days(-i64::from(SENT_DAYS)), now.plus_days(-GIVEN_UP_DAYS)).await?;
    tx.commit().await?;
    let directory = app.config.mail_directory();
    Ok(tokio::task::spawn_blocking(move || sweep_files(&directory)).await??)
}

/// Deletes old mails that were written as files.
fn sweep_files(directory: &std::path::Path) -> std::io::Result<()> {
    if !directory.try_exists()? {
        return Ok(());
    }
    let kept = Duration::from_hours(24 * u64::from(SENT_DAYS));
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        if entry.metadata()?.modified()?.elapsed().unwrap_or_default() > kept {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
