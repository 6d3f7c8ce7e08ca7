//! The administration's log: in pages, or as a table.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::{AdminLog, AdminLogQuery, AdminLogRow, path};
use domain::moment::{Timestamp, Zone};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::log;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::codec::word;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Rows per read for the table.
const BATCH_ROWS: u32 = 500;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(page)).routes(routes!(table))
}

/// Returns a page of the administration's log, newest first.
#[utoipa::path(get, path = path::ADMIN_LOG, tag = "administration", params(AdminLogQuery),
               responses((status = 200, body = AdminLog), Reading))]
async fn page(
    State(app): State<App>,
    Administrator(session): Administrator,
    Query(query): Query<AdminLogQuery>,
) -> Result<Json<AdminLog>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(log::page(&app, &mut db, &session.agency, query.before).await?))
}

/// Returns the whole log as a table (CSV, UTF-8), newest first.
#[utoipa::path(get, path = path::ADMIN_LOG_TABLE, tag = "administration",
               responses((status = 200, body = String, content_type = "text/csv"), Reading))]
async fn table(State(app): State<App>, Administrator(session): Administrator) -> Result<Response, HttpError> {
    let zone = app.standard(&session.agency)?.hours.zone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD)?;
    let mut before = i64::MAX;
    let mut db = app.db.read().acquire().await?;
    loop {
        let rows = log::rows_before(&mut db, &session.agency, before, BATCH_ROWS).await?;
        let Some(last) = rows.last() else { break };
        before = last.position;
        for row in rows {
            writer.write_record(record(&row, zone)?)?;
        }
    }
    let bytes = writer.into_inner().map_err(|_| Error::internal("a table in memory can't be written"))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"catatan-pengelolaan.csv\""),
    ];
    Ok((headers, bytes).into_response())
}

const HEAD: [&str; 12] = [
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
];

fn record(row: &AdminLogRow, zone: Zone) -> Result<[String; 12], HttpError> {
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
    ])
}

/// Formats a time as "2026-11-23 09.00 WIB".
fn local(at: Timestamp, zone: Zone) -> String {
    format!("{} {}", at.date_in(zone), at.clock_text(zone))
}

/// Escapes a name that a spreadsheet could run as a formula (OWASP, "CSV Injection").
fn cell(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{name}") } else { name.to_owned() }
}
