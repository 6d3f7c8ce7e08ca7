//! Reminds holders of expiring certificates of waiting steps, and of collective renewals.

use super::{HOUR, Supervisor};
use crate::app::state::App;
use crate::app::{collective, holder_action, reminders};

/// Starts the job, with a round each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "reminders", HOUR, |app| async move {
        let done = reminders::remind(&app).await.and(holder_action::reminders::remind(&app).await);
        done.and(collective::reminders::remind(&app).await)
    });
}
