//! Closes periods: their figures are kept, and an event names them by their digest beside the head of the log.

use domain::administration::AdminEvent;
use domain::evaluation::{Figures, Period};
use domain::moment::Date;
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use super::{interval, report};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::closed_periods::{self, ClosedPeriod};
use crate::db::codec::{from_json, json};
use crate::db::{Conn, admin_events, chain, complaints, events, visits};

/// Whether this period of the agency can be closed today: a whole month or quarter, over, and no part of it closed.
pub async fn closable(app: &App, db: &mut Conn, agency: &AgencyId, period: Period) -> Result<bool, Error> {
    let standard = app.standard(agency)?;
    if !period.is_whole(interval(&standard)) || period.last() >= today(app, agency)? {
        return Ok(false);
    }
    let closed = closed_periods::periods(db, agency).await?;
    Ok(closed.iter().all(|other| other.last() < period.first() || period.last() < other.first()))
}

/// Closes a period.
///
/// # Errors
/// [`Error::Conflict`] if it can't be closed now.
pub async fn close(app: &App, agency: &AgencyId, period: Period, by: Option<PersonId>) -> Result<(), Error> {
    // Computed before the writer is taken; what is over does not change.
    let figures = report::figures(app, &mut *app.db.read().begin().await?, agency, period).await?;
    let mut tx = app.db.begin().await?;
    if !closable(app, &mut tx, agency, period).await? {
        return Err(Error::Conflict(None));
    }
    let (now, figures) = (app.now(), json(&figures)?);
    let (length, head) = chain::head::<events::ChainedEvent>(&mut tx).await?;
    let event = AdminEvent::PeriodClosed { period, figures: Digest::of(&figures), length, head: Digest(head.clone()) };
    let closed = ClosedPeriod { period, figures, at: now, by, length, head: Digest(head) };
    closed_periods::insert(&mut tx, agency, &closed).await?;
    admin_events::append(&mut tx, agency, by, now, &event).await?;
    Ok(tx.commit().await?)
}

/// Closes each agency's last month or quarter, where something was under way in it.
///
/// # Errors
/// The first one, once all other agencies' are closed.
pub async fn close_over(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        let period = Period::last_before(today(app, &standard.id)?, interval(&standard));
        done = done.and(close_if_used(app, &standard.id, period).await);
    }
    done
}

async fn close_if_used(app: &App, agency: &AgencyId, period: Period) -> Result<(), Error> {
    let mut db = app.db.read().begin().await?;
    if !closable(app, &mut db, agency, period).await? || !is_used(app, &mut db, agency, period).await? {
        return Ok(());
    }
    drop(db);
    close(app, agency, period, None).await
}

/// Whether anything was under way in this period.
pub async fn is_used(app: &App, db: &mut Conn, agency: &AgencyId, period: Period) -> Result<bool, Error> {
    let zone = app.standard(agency)?.hours.zone();
    let (from, until) = (period.begin(zone), period.end(zone));
    Ok(visits::is_any_under_way(db, agency, from, until).await?
        || !complaints::under_way(db, agency, from, until).await?.is_empty())
}

/// Returns the figures of a closed period.
///
/// # Errors
/// When they are not those that were closed.
pub fn figures_of(closed: &ClosedPeriod) -> Result<Figures, Error> {
    Ok(from_json(&closed.figures)?)
}

/// Returns the date at the agency.
pub fn today(app: &App, agency: &AgencyId) -> Result<Date, Error> {
    Ok(app.now().date_in(app.standard(agency)?.hours.zone()))
}
