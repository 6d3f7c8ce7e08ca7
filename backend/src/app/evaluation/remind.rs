//! Tells heads and administrators that the meeting on a period is due.

use domain::evaluation::Period;
use domain::standard::{Role, ServiceStandard};

use super::{close, interval};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{meeting_reminders, outbox, roles};

/// Mails them once a period is over, where the standard names the evaluation: each once for a period in which
/// something was under way.
///
/// # Errors
/// The first one, once all other agencies' are mailed.
pub async fn remind(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        if standard.evaluation.is_some() {
            done = done.and(mail(app, &standard).await);
        }
    }
    done
}

async fn mail(app: &App, standard: &ServiceStandard) -> Result<(), Error> {
    let (agency, now) = (&standard.id, app.now());
    let period = Period::last_before(close::today(app, agency)?, interval(standard));
    let mut tx = app.db.begin().await?;
    if !close::is_used(app, &mut tx, agency, period).await? {
        return Ok(());
    }
    let officers = roles::in_office(&mut tx, agency).await?;
    // An agency without officers has nobody to tell: told once there is somebody.
    let mut told = officers
        .iter()
        .filter(|officer| officer.roles.iter().any(|role| matches!(role, Role::AgencyHead | Role::Administrator)));
    let Some(first) = told.next() else { return Ok(()) };
    if !meeting_reminders::record(&mut tx, agency, period, now).await? {
        return Ok(());
    }
    let writer = app.writer(agency)?;
    for officer in std::iter::once(first).chain(told) {
        outbox::enqueue(&mut tx, &writer.meeting_due(&officer.email, period, interval(standard)), now).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
