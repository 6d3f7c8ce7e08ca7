//! The administration's log as a table (CSV, UTF-8).

use domain::api::AdminLogRow;
use domain::moment::{Timestamp, Zone};
use domain::standard::AgencyId;

use crate::app::administration::log::rows_before;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::codec::word;

/// Rows per read.
const BATCH_ROWS: u32 = 500;

/// Returns the agency's whole log, newest first.
pub async fn table(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<Vec<u8>, Error> {
    let zone = app.standard(agency)?.hours.zone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD)?;
    let mut before = i64::MAX;
    loop {
        let rows = rows_before(db, agency, before, BATCH_ROWS).await?;
        let Some(last) = rows.last() else { break };
        before = last.position;
        for row in rows {
            writer.write_record(record(&row, zone)?)?;
        }
    }
    writer.into_inner().map_err(|_| Error::internal("a table in memory can't be written"))
}

const HEAD: [&str; 14] = [
    "position",
    "at",
    "by",
    "act",
    "person",
    "people",
    "proposed_by",
    "roles",
    "fields",
    "settings",
    "consent",
    "hash",
    "terminal",
    "period",
];

fn record(row: &AdminLogRow, zone: Zone) -> Result<[String; 14], Error> {
    let roles: Vec<&str> = row.roles.iter().map(|role| role.as_str()).collect();
    let fields = row.fields.iter().map(word).collect::<Result<Vec<_>, _>>()?;
    let settings = row.settings.iter().map(word).collect::<Result<Vec<_>, _>>()?;
    Ok([
        row.position.to_string(),
        local(row.at, zone),
        cell(&row.by),
        row.act.as_str().to_owned(),
        cell(&row.person),
        row.people.to_string(),
        cell(&row.proposed_by),
        roles.join(" "),
        fields.join(" "),
        settings.join(" "),
        row.consent.as_ref().map(word).transpose()?.unwrap_or_default(),
        row.hash.clone(),
        cell(&row.terminal),
        row.period.map(|period| format!("{}/{}", period.first(), period.last())).unwrap_or_default(),
    ])
}

/// Formats a time as "2026-11-23 09.00 WIB".
pub fn local(at: Timestamp, zone: Zone) -> String {
    format!("{} {}", at.date_in(zone), at.clock_text(zone))
}

/// Escapes a text that a spreadsheet could run as a formula (OWASP, "CSV Injection").
pub fn cell(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{name}") } else { name.to_owned() }
}
