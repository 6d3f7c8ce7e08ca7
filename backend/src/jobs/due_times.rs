//! Updates due times in lists after office hours, closed days or holidays changed.

use super::{HOUR, Supervisor};
use crate::app::renewals::due_times;
use crate::app::state::App;

/// Starts the job, with a round each hour; new settings do it at once, and a new program or file of holidays at the start.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "due-times", HOUR, |app| async move { due_times::follow_calendars(&app).await });
}
