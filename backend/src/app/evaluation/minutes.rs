//! Minutes and decisions of the meeting on a period.

use domain::administration::AdminEvent;
use domain::api::{MinutesView, NewMinutes};
use domain::evaluation::Period;
use domain::standard::AgencyId;

use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::db::{Conn, Tx, admin_events, minutes, people};

/// Keeps a new version of a period's minutes.
///
/// # Errors
/// [`Error::Invalid`] for texts that are too long or missing; [`Error::Conflict`] if somebody wrote a version meanwhile.
pub async fn write(tx: &mut Tx, by: &ChangeContext, new: &NewMinutes) -> Result<(), Error> {
    new.check().map_err(Error::Invalid)?;
    let before = minutes::of_period(tx, &by.agency, new.period).await?.first().map_or(0, |row| row.version);
    if new.version != before {
        return Err(Error::Conflict(None));
    }
    let version = before + 1;
    let texts = (new.minutes.trim(), new.decisions.trim());
    let digest = minutes::insert(tx, &by.agency, new.period, version, texts, (by.person, by.now)).await?;
    let written = AdminEvent::MinutesWritten { period: new.period, version, minutes: digest };
    Ok(admin_events::append(tx, &by.agency, Some(by.person), by.now, &written).await?)
}

/// Returns every version of a period's minutes, newest first.
pub async fn of_period(db: &mut Conn, agency: &AgencyId, period: Period) -> Result<Vec<MinutesView>, Error> {
    let rows = minutes::of_period(db, agency, period).await?;
    let names = people::names(db, &rows.iter().map(|row| row.by).collect()).await?;
    let view = |row: minutes::MinutesRow| MinutesView {
        version: row.version,
        minutes: row.minutes,
        decisions: row.decisions,
        by: names.get(&row.by).cloned().unwrap_or_default(),
        at: row.at,
        erased: row.erased,
    };
    Ok(rows.into_iter().map(view).collect())
}
