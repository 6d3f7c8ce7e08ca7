//! What the program does with complaints by itself: it reminds, tells those above, closes, asks afterwards.

use domain::complaint::{Actor, Command};
use domain::renewal;

use super::after;
use super::case::ComplaintCase;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaints::{self, ComplaintRow};

/// Does what is due by now.
///
/// # Errors
/// The first one, once all other complaints are done.
pub async fn proceed(app: &App) -> Result<(), Error> {
    let mut failed = Vec::new();
    while !app.jobs.stopping() {
        let due = complaints::to_proceed(&mut *app.db.read().acquire().await?, app.now()).await?;
        let left: Vec<ComplaintRow> =
            due.into_iter().filter(|row| !failed.iter().any(|(id, _)| *id == row.id)).collect();
        if left.is_empty() {
            break;
        }
        for row in left {
            let id = row.id;
            if let Err(error) = proceed_one(app, row).await {
                failed.push((id, error));
            }
        }
    }
    app.outbox_waker.wake();
    failed.into_iter().next().map_or(Ok(()), |(_, error)| Err(error))
}

async fn proceed_one(app: &App, row: ComplaintRow) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut case = ComplaintCase::load(app, &mut tx, row).await?;
    let events = case.decide(app, Command::Proceed, &Actor::Office(renewal::Actor::System), now)?;
    // Also without an event, since the calendar may have moved what was due.
    let before = case.append(app, &mut tx, events, None, now).await?;
    after::carry_out(app, &mut tx, &case, before, now).await?;
    Ok(tx.commit().await?)
}

/// Updates the times in lists to today's calendar: office hours, closed days, holidays.
///
/// # Errors
/// If the database fails, or a complaint can't be read.
pub async fn follow_calendar(app: &App) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let mut tx = app.db.begin().await?;
        let page = complaints::scheduled_after(&mut tx, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.0;
        for row in page {
            let case = ComplaintCase::load(app, &mut tx, row).await?;
            let (due, next_at) = case.times(app);
            complaints::set_times(&mut tx, case.id, due, next_at).await?;
        }
        tx.commit().await?;
    }
}
