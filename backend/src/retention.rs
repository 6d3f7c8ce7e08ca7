//! Erases the personal data of cases whose retention is over (UU 27/2022): files, officers' words, messages, the data that
//! was to change. The events stay and their chain holds, since they name all that by digests. How many years is data
//! of the agency's standard; where it says nothing, nothing is erased.

use domain::moment::{Timestamp, Zone};

use crate::db::retention;
use crate::document::store::Store;
use crate::error::Error;
use crate::state::App;

/// Cases that one transaction erases.
const AT_ONCE: u32 = 20;

/// Erases every case that was to be kept until yesterday or earlier.
pub async fn erase(app: &App) -> Result<(), Error> {
    let store = Store::new(&app.config.data);
    let mut erased = false;
    for standard in app.standards.all() {
        let Some(years) = standard.retention_years else { continue };
        let before = ended_before(app.now(), standard.hours.zone(), years);
        loop {
            let mut tx = app.db.begin().await?;
            let over = retention::over(&mut tx, &standard.id, before, AT_ONCE).await?;
            if over.is_empty() {
                break;
            }
            let mut files = Vec::new();
            for renewal in &over {
                files.extend(retention::erase(&mut tx, *renewal, app.now()).await?);
            }
            tx.commit().await?;
            // What a crash leaves here, the sweep of files without a row finds.
            store.drop_all(&[], &files);
            erased = true;
            tracing::info!(agency = standard.id.0, cases = over.len(), "retention is over: personal data erased");
        }
    }
    if erased {
        app.db.fold().await?;
    }
    Ok(())
}

/// Cases that ended before this instant were kept for `years` until yesterday.
fn ended_before(now: Timestamp, zone: Zone, years: u16) -> Timestamp {
    now.date_in(zone).plus_years(-i32::from(years)).at(0, zone)
}
