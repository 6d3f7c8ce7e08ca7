//! Carries out proposals that are due.

use super::{MINUTE, Supervisor};
use crate::app::administration::proposals::due;
use crate::app::state::App;

/// Starts the job, with a round each minute.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "proposals", MINUTE, |app| async move { due::carry_out_due(&app).await });
}
