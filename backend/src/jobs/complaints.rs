//! Carries complaints on: reminders, escalation, closing.

use super::{HOUR, MINUTE, Supervisor};
use crate::app::complaints::proceed;
use crate::app::state::App;

/// Starts the jobs: a round each minute, since some limits are hours; and each hour one that follows the calendar.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "complaints", MINUTE, |app| async move { proceed::proceed(&app).await });
    jobs.plain(app, "complaint calendar", HOUR, |app| async move { proceed::follow_calendar(&app).await });
}
