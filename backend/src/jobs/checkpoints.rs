//! Signs the heads of the logs.

use super::{HOUR, Supervisor};
use crate::app::checkpoint;
use crate::app::state::App;

/// Starts the job, with a round each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "checkpoints", HOUR, |app| async move { checkpoint::make(&app).await.map(drop) });
}
