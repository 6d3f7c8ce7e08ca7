//! Erases personal data after its retention period.

use std::sync::Arc;

use super::{DAY, Pace, Supervisor};
use crate::app::retention::Retention;
use crate::app::state::App;

/// Starts the job, with a round each day. A day more or less does not matter, so a restart may begin a round.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    let (app, retention) = (app.clone(), Arc::new(Retention::default()));
    jobs.periodic("retention", Pace::every(DAY), move || {
        let (app, retention) = (app.clone(), retention.clone());
        async move { retention.round(&app).await }
    });
}
