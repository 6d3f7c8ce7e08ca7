//! Closes periods that are over, and tells heads and administrators that the meeting is due.

use super::{HOUR, Supervisor};
use crate::app::evaluation::{close, remind};
use crate::app::state::App;

/// Starts the job, with a round each hour.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    jobs.plain(app, "evaluation", HOUR, |app| async move {
        let closed = close::close_over(&app).await;
        closed.and(remind::remind(&app).await)
    });
}
