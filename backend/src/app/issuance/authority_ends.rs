//! Warns when the authority's own certificates expire within a year: issued certificates never outlast them, and in the
//! end nothing can be approved.

use domain::moment::{DAY, Timestamp};
use domain::standard::{Issuing, Role, ServiceStandard};

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{authority_warnings, outbox, roles};

/// Warnings begin this long before the end.
pub const WARNED_SECS: i64 = 365 * DAY;
/// Warnings become more frequent this long before the end.
const URGENT_SECS: i64 = 90 * DAY;
/// Interval between mails to the same agency's administrators.
const MONTH_SECS: i64 = 30 * DAY;
const WEEK_SECS: i64 = 7 * DAY;

/// Logs a warning, and mails the administrators of the agencies that it issues for once a month, later once a week.
pub async fn warn(app: &App) -> Result<(), Error> {
    let (now, ends) = (app.now(), app.authority.ends());
    let left = ends.first() - now.0;
    if left > WARNED_SECS {
        return Ok(());
    }
    let (days, root) = (left.div_euclid(DAY), ends.root <= ends.issuing);
    if left > 0 {
        tracing::warn!(days, root, "the authority ends within a year: run `perbarui authority renew` and restart");
    } else {
        tracing::error!(days, root, "the authority has ended: run `perbarui authority renew` and restart");
    }
    let mut done = Ok(());
    for standard in app.standards.all() {
        if standard.issuing == Issuing::Embedded {
            done = done.and(mail(app, &standard, (Timestamp(ends.first()), root), now).await);
        }
    }
    done
}

async fn mail(
    app: &App,
    standard: &ServiceStandard,
    (end, root): (Timestamp, bool),
    now: Timestamp,
) -> Result<(), Error> {
    let pause = if end.seconds_since(now) > URGENT_SECS { MONTH_SECS } else { WEEK_SECS };
    let mut tx = app.db.begin().await?;
    if !authority_warnings::record(&mut tx, &standard.id, end, now, pause).await? {
        return Ok(());
    }
    let writer = app.writer(&standard.id)?;
    for officer in roles::in_office(&mut tx, &standard.id).await? {
        if officer.roles.contains(&Role::Administrator) {
            outbox::enqueue(&mut tx, &writer.authority_ends(&officer.email, end, root), now).await?;
        }
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
