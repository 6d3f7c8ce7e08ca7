//! Tells the office of reports whose limit has passed.

use domain::moment::Timestamp;

use super::after::tell_office;
use super::case::KeyReportCase;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::key_reports::{self, KeyReportRow};
use crate::infra::mail::text::KeyReportWaits;

/// Mails officers who may act and administrators about each open report whose limit has passed: once for each limit.
pub async fn tell(app: &App) -> Result<(), Error> {
    let mut last = 0;
    loop {
        let page = key_reports::open_after(&mut *app.db.read().acquire().await?, last).await?;
        let Some((row, _)) = page.last() else { return Ok(()) };
        last = row.id.0;
        for (row, told) in page {
            if has_passed(app, &row, told).await? {
                tell_of(app, row.id.0).await?;
            }
        }
    }
}

/// Whether a limit passed of which the office was not told.
async fn has_passed(app: &App, row: &KeyReportRow, told: Option<Timestamp>) -> Result<bool, Error> {
    let case = KeyReportCase::load(app, &mut *app.db.read().acquire().await?, row.clone()).await?;
    Ok(limit(app, &case).is_some_and(|limit| Some(limit) != told))
}

fn limit(app: &App, case: &KeyReportCase) -> Option<Timestamp> {
    let due = case.report.due(&case.rules, &case.standard.hours, &app.holidays);
    due.filter(|due| *due < app.now())
}

async fn tell_of(app: &App, id: i64) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    // An officer may have acted meanwhile.
    let Some(row) = key_reports::get(&mut tx, id).await? else { return Ok(()) };
    let case = KeyReportCase::load(app, &mut tx, row).await?;
    let Some(limit) = limit(app, &case) else { return Ok(()) };
    tell_office(app, &mut tx, &case, KeyReportWaits::Overdue).await?;
    key_reports::overdue_told(&mut tx, case.id(), limit).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
