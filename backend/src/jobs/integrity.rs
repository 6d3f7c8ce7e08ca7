//! Checks the database's integrity, if it was too large to be checked at the start.

use super::{DAY, Supervisor};
use crate::app::state::App;

/// Starts the job, with a round each day; only the first round has anything to do.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(
        app,
        "integrity",
        DAY,
        |app| async move { app.integrity.check_if_unchecked(&app.config.database()).await },
    );
}
