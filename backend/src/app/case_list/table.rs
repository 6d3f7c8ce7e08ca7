//! A view of the list as a table to take away (CSV): separated by semicolons and marked as UTF-8, as spreadsheets here open it.

use domain::api::{CaseListQuery, CaseRow, CaseTableQuery};
use domain::moment::{Timestamp, Zone};
use domain::renewal::{Actor, PersonId};

use super::whole;
use crate::app::administration::log_table::{cell, local};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::codec::word;

/// Rows of a table.
const MAX_ROWS: usize = 5_000;

/// What spreadsheets know UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

const HEAD: [&str; 17] = [
    "reference",
    "name",
    "unit",
    "status",
    "step_number",
    "step",
    "actors",
    "since",
    "due",
    "overdue",
    "submitted_at",
    "certificate_ends",
    "taken_by",
    "filed_by_officer",
    "data_changes",
    "completed",
    "new_message",
];

/// Returns the rows of a view, at most 5,000, and the holders whose data they show. The caller records the access.
pub async fn table(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &CaseTableQuery,
) -> Result<(Vec<u8>, Vec<PersonId>), Error> {
    let Actor::Person { agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let zone = app.standard(agency)?.hours.zone();
    let CaseTableQuery { view, step, order } = query.clone();
    let query = CaseListQuery { view, step, order, ..CaseListQuery::default() };
    let (rows, holders) = whole(app, db, officer, &query, MAX_ROWS).await?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(HEAD)?;
    for row in &rows {
        writer.write_record(record(row, zone, app.now())?)?;
    }
    let bytes = writer.into_inner().map_err(|_| Error::internal("a table in memory can't be written"))?;
    Ok((bytes, holders))
}

fn record(row: &CaseRow, zone: Zone, now: Timestamp) -> Result<[String; 17], Error> {
    let at = |at: Option<Timestamp>| at.map(|at| local(at, zone)).unwrap_or_default();
    let yes = |yes: bool| if yes { "1".to_owned() } else { "0".to_owned() };
    let step = row.step.as_ref();
    let actors: Vec<&str> = step.iter().flat_map(|step| &step.actors).map(|role| role.as_str()).collect();
    Ok([
        row.reference.clone(),
        cell(&row.name),
        cell(&row.unit),
        word(&row.status)?,
        step.and_then(|step| step.number).map(|number| number.to_string()).unwrap_or_default(),
        step.map(|step| cell(&step.title.id)).unwrap_or_default(),
        actors.join(" "),
        at(Some(row.since)),
        at(row.due),
        yes(row.due.is_some_and(|due| due < now)),
        at(Some(row.submitted_at)),
        at(row.not_after),
        row.taken_by.as_deref().map(cell).unwrap_or_default(),
        yes(row.filed),
        yes(row.changes),
        yes(row.completed),
        yes(row.new_message),
    ])
}
