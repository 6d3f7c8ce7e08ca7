//! Checks the database's file, where it was too large for that at the start.

use super::{DAY, Supervisor};
use crate::app::state::App;

/// Each day; only the first round has something to do.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(
        app,
        "integrity",
        DAY,
        |app| async move { app.integrity.check_if_unchecked(&app.config.database()).await },
    );
}
