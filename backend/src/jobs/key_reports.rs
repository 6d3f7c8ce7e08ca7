//! Tells the office of reports of a lost or leaked key whose limit has passed.

use super::{MINUTE, Supervisor};
use crate::app::key_reports::overdue;
use crate::app::state::App;

/// Starts the job, with a round each minute, since some limits are hours.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "key reports", MINUTE, |app| async move { overdue::tell(&app).await });
}
