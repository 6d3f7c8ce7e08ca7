//! Reminds holders of expiring certificates and of waiting steps.

use super::{HOUR, Supervisor};
use crate::app::state::App;
use crate::app::{holder_action, reminders};

/// Starts the job, with a round each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "reminders", HOUR, |app| async move {
        reminders::remind(&app).await.and(holder_action::reminders::remind(&app).await)
    });
}
