//! Reminds holders of cases that wait for them.

use domain::moment::Timestamp;
use domain::renewal::{Actor, reminder_due};
use domain::standard::AgencyId;

use super::{passphrase_step, resend_link};
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::holder_action as rows;
use crate::db::renewals::RenewalRow;

/// Reminders stop this many days after the wait began.
const MAX_WAIT_DAYS: i64 = 30;

/// Reminds every holder whose reminder is due.
///
/// # Errors
/// The first one, once all others are reminded.
pub async fn remind(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        done = done.and(remind_agency(app, &standard.id).await);
    }
    done
}

async fn remind_agency(app: &App, agency: &AgencyId) -> Result<(), Error> {
    let now = app.now();
    let watched = (now.plus_days(-MAX_WAIT_DAYS), now);
    let mut db = app.db.read().acquire().await?;
    let mut waiting = rows::filed_since(&mut db, agency, watched).await?;
    for version in app.standards.in_use(agency) {
        if let Some(step) = passphrase_step(&version.standard) {
            let step = (&version.digest, step);
            waiting.extend(rows::at_step_since(&mut db, agency, step, watched).await?);
        }
    }
    drop(db);
    let mut done = Ok(());
    for row in waiting {
        if app.jobs.stopping() {
            break;
        }
        let id = row.id;
        if let Err(error) = remind_if_due(app, row, now).await {
            tracing::error!(?error, renewal = id.0, "a reminder was left for later");
            done = done.and(Err(error));
        }
    }
    done
}

async fn remind_if_due(app: &App, row: RenewalRow, now: Timestamp) -> Result<(), Error> {
    let due = |case: &Case| reminder_due(&case.standard, &case.renewal, now);
    let mut db = app.db.read().acquire().await?;
    if !due(&Case::load(app, &mut db, row.clone()).await?) {
        return Ok(());
    }
    drop(db);
    let mut tx = app.db.begin().await?;
    // The holder may have acted since the read.
    let mut case = Case::load(app, &mut tx, row).await?;
    if due(&case) {
        resend_link(app, &mut tx, &mut case, &Actor::System, now).await?;
        tx.commit().await?;
        app.outbox_waker.wake();
    }
    Ok(())
}
