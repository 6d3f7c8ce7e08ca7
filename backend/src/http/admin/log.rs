//! The administration's log: in pages, or as a table.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::{AdminLog, AdminLogQuery, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::{log, log_table};
use crate::app::state::App;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

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
    let mut db = app.db.read().acquire().await?;
    let bytes = log_table::table(&app, &mut db, &session.agency).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"catatan-pengelolaan.csv\""),
    ];
    Ok((headers, bytes).into_response())
}
