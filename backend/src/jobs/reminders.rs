//! Reminds holders that their certificates end, and of what waits for them.

use super::{HOUR, Supervisor};
use crate::app::state::App;
use crate::app::{awaited, reminders};

/// Each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "reminders", HOUR, |app| async move {
        reminders::remind(&app).await?;
        awaited::remind(&app).await
    });
}
