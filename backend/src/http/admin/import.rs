//! Imports holders and their certificates from a table (CSV or workbook).

use axum::Json;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_TYPE;
use domain::api::{ImportReport, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::import;
use crate::app::state::App;
use crate::http::extract::body;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::queue::Permit;

/// Maximum size of a table: a hundred thousand rows of 500 bytes.
const MAX_TABLE_BYTES: usize = 50_000_000;

/// Accepted content types.
const KINDS: [&str; 2] = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(dry_run))
        .routes(routes!(carry_out))
        .layer(DefaultBodyLimit::max(MAX_TABLE_BYTES))
}

/// Reports what importing the table would do, without changing anything.
#[utoipa::path(post, path = path::IMPORT_DRY_RUN, tag = "administration",
               request_body(content(
                   (String = "text/csv"),
                   (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
               )),
               responses((status = 200, body = ImportReport), Changing))]
async fn dry_run(
    State(app): State<App>,
    Administrator(session): Administrator,
    request: Request,
) -> Result<Json<ImportReport>, HttpError> {
    let (_alone, table) = table(&app, request).await?;
    Ok(Json(import::dry_run(&app, &*app.standard(&session.agency)?, session.person, &table).await?))
}

/// Imports the table if it has no problems; otherwise nothing is imported.
#[utoipa::path(post, path = path::IMPORT, tag = "administration",
               request_body(content(
                   (String = "text/csv"),
                   (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
               )),
               responses((status = 200, body = ImportReport), Changing))]
async fn carry_out(
    State(app): State<App>,
    Administrator(session): Administrator,
    request: Request,
) -> Result<Json<ImportReport>, HttpError> {
    let (_alone, table) = table(&app, request).await?;
    let report = import::import(&app, &*app.standard(&session.agency)?, session.person, &table).await?;
    if report.done {
        let ImportReport { rows, new, changed, .. } = report;
        tracing::info!(by = session.person.0, agency = session.agency.0, rows, new, changed, "holders imported");
    }
    Ok(Json(report))
}

/// The table, and the permit to hold it in memory.
async fn table(app: &App, request: Request) -> Result<(Permit, Vec<u8>), HttpError> {
    let alone = app.limits.imports.acquire().await?;
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    // The content decides which type it is: browsers go by the file's name.
    if !kind.is_some_and(|kind| KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known))) {
        return Err(HttpError::MediaType);
    }
    Ok((alone, body::read(request).await?))
}
