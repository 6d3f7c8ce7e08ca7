//! Deletes what is kept for minutes or hours: expired codes, links, attempts.

use super::{HOUR, Supervisor};
use crate::app::short_lived;
use crate::app::state::App;

/// Starts the job, with a round each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "short-lived", HOUR, |app| async move { short_lived::sweep(&app).await });
}
