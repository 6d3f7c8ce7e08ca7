//! Issues ordered certificates that were not issued at once.

use super::{MINUTE, Supervisor};
use crate::app::issuance::issue;
use crate::app::state::App;

/// Starts the job, with a round each minute.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "issuing", MINUTE, |app| async move { issue::issue_due(&app).await });
}
