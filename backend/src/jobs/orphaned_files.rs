//! Deletes abandoned uploads and files without a row.

use super::{HOUR, Supervisor};
use crate::app::files::sweep;
use crate::app::state::App;

/// Starts the job, with a round each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "orphaned_files", HOUR, |app| async move { sweep::sweep(&app).await });
}
