//! Warns administrators that the embedded authority expires.

use super::{DAY, Supervisor};
use crate::app::issuance::authority_ends;
use crate::app::state::App;

/// Starts the job, with a round each day.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "authority", DAY, |app| async move { authority_ends::warn(&app).await });
}
