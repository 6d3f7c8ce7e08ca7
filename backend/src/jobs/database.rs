//! Probes whether the database can be written.

use super::{Pace, SECOND, Supervisor};
use crate::app::job_status::Next;
use crate::app::state::App;

/// Starts the job, with a round each second, also after a failed round, so that readiness recovers without requests.
pub(super) fn start(jobs: &mut Supervisor, app: &App) {
    let (db, pace) = (app.db.clone(), Pace { first_retry: SECOND, ..Pace::every(SECOND) });
    jobs.periodic("database", pace, move || {
        let db = db.clone();
        async move { Ok(db.probe().await.map(|()| Next::Usual)?) }
    });
}
