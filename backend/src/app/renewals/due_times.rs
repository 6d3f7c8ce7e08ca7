//! Due times in lists follow the calendar: they are computed anew when office hours, closed days or holidays change.
//!
//! A case page computes its due time itself; lists are ordered and counted by a column.

use domain::moment::Timestamp;
use domain::standard::AgencyId;
use sha2::{Digest, Sha256};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::codec::json;
use crate::db::{due_calendars, renewals};

/// Renewals that one transaction updates: others write between two of them.
const BATCH: u32 = 100;

/// Brings every agency's due times up to the calendar in force.
pub async fn follow_calendars(app: &App) -> Result<(), Error> {
    for standard in app.standards.all() {
        follow_calendar(app, &standard.id).await?;
    }
    Ok(())
}

/// Brings the due times of this agency's open renewals up to the calendar in force, unless they are. When it is cut off or
/// the calendar changes meanwhile, the next call begins anew.
pub async fn follow_calendar(app: &App, agency: &AgencyId) -> Result<(), Error> {
    let calendar = calendar(app, agency)?;
    let followed = due_calendars::get(&mut *app.db.read().acquire().await?, agency).await?;
    if followed.as_ref() == Some(&calendar) {
        return Ok(());
    }
    let mut after = None;
    loop {
        let mut tx = app.db.begin().await?;
        let page = renewals::open_after(&mut tx, agency, after, BATCH).await?;
        let Some(last) = page.last() else {
            due_calendars::put(&mut tx, agency, &calendar).await?;
            return Ok(tx.commit().await?);
        };
        after = Some(last.id);
        for row in page {
            let case = Case::load(app, &mut tx, row).await?;
            let due: Option<Timestamp> = case.due(app);
            renewals::set_due(&mut tx, case.id, due).await?;
        }
        tx.commit().await?;
    }
}

/// Names the calendar of an agency that is in force.
fn calendar(app: &App, agency: &AgencyId) -> Result<String, Error> {
    let content = json(&(&app.standard(agency)?.hours, &*app.holidays))?;
    Ok(hex::encode(Sha256::digest(content)))
}
