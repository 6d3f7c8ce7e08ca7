//! The log of accesses to a person's data, as that person sees it.

use domain::api::{AccessLog, AccessLogEntry};
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::app::terminals;
use crate::db::access_log::{self, Access};

/// Maximum number of accesses in the answer.
const MAX_ROWS: usize = 200;

/// Returns which officers saw the person's data: when, in which roles, and what; and the terminals at which the account was opened.
pub async fn of_person(app: &App, person: PersonId, agency: &AgencyId) -> Result<AccessLog, Error> {
    let zone = app.standard(agency)?.hours.zone();
    let mut db = app.db.read().acquire().await?;
    let mut rows = access_log::of_person(&mut db, person, zone, i64::try_from(MAX_ROWS + 1)?).await?;
    let more = rows.len() > MAX_ROWS;
    rows.truncate(MAX_ROWS);
    let entry = |row: Access| {
        let times = u32::try_from(row.times).unwrap_or(u32::MAX);
        let terminal = row.terminal.map(|(name, agency)| terminals::name(app, name, &agency)).transpose()?;
        Ok(AccessLogEntry { at: row.at, times, roles: row.roles, data: row.data, terminal })
    };
    Ok(AccessLog { entries: rows.into_iter().map(entry).collect::<Result<_, Error>>()?, more, zone })
}
