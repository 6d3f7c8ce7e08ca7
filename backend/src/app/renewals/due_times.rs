//! Updates the due times in lists when office hours, closed days or holidays change.
//!
//! A case page computes its due time; lists are ordered and counted by a column.

use domain::renewal::Digest;
use domain::standard::AgencyId;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::codec::json;
use crate::db::{due_calendars, renewals};

/// Renewals per transaction.
const BATCH: u32 = 100;

/// Updates every agency's due times to the current calendar.
///
/// # Errors
/// The first one, once all other agencies are up to date.
pub async fn follow_calendars(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        done = done.and(follow_calendar(app, &standard.id).await);
    }
    done
}

/// Updates the due times of this agency's open renewals to the current calendar, if it changed. If interrupted, the
/// next call starts again.
///
/// # Errors
/// Also for a renewal that can't be read, once those of all others are up to date.
pub async fn follow_calendar(app: &App, agency: &AgencyId) -> Result<(), Error> {
    let calendar = calendar(app, agency)?;
    let followed = due_calendars::get(&mut *app.db.read().acquire().await?, agency).await?;
    if followed.as_ref() == Some(&calendar) {
        return Ok(());
    }
    let (mut after, mut unreadable) = (None, None);
    loop {
        let mut tx = app.db.begin().await?;
        let page = renewals::open_after(&mut tx, agency, after, BATCH).await?;
        let Some(last) = page.last() else {
            if let Some(error) = unreadable {
                return Err(error);
            }
            due_calendars::put(&mut tx, agency, &calendar).await?;
            return Ok(tx.commit().await?);
        };
        after = Some(last.id);
        for row in page {
            match Case::load(app, &mut tx, row).await {
                Ok(case) => renewals::set_due(&mut tx, case.id, case.due(app)).await?,
                Err(error) => unreadable = Some(error),
            }
        }
        tx.commit().await?;
    }
}

/// Returns a digest of the agency's current calendar.
fn calendar(app: &App, agency: &AgencyId) -> Result<String, Error> {
    let content = json(&(&app.standard(agency)?.hours, &*app.holidays))?;
    Ok(Digest::of(content).0)
}
