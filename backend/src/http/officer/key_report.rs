//! Reports of lost or leaked keys, for the officers who act on them and for administrators.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use domain::api::{AccessedData, KeyReportList, KeyReportRequest, OfficerKeyReport, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::key_reports::{officer, view};
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Looking again within this time is the same access.
const SAME_WORK_SECS: i64 = 600;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(get_report)).routes(routes!(command))
}

/// Returns the reports that I may see, the most urgent first. Their holders are told that I saw them.
#[utoipa::path(get, path = path::OFFICER_KEY_REPORTS, tag = "officer", responses((status = 200, body = KeyReportList), Reading))]
async fn list(State(app): State<App>, Officer(session): Officer) -> Result<Json<KeyReportList>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (list, holders) = view::list(&app, &mut db, &session.actor()).await?;
    drop(db);
    for holder in holders {
        session.log_access_once(&app, holder, AccessedData::KeyReport, SAME_WORK_SECS).await?;
    }
    Ok(Json(list))
}

/// Returns a report. Its holder is told that I saw it.
#[utoipa::path(get, path = path::OFFICER_KEY_REPORT, tag = "officer", params(("id" = i64, Path, description = "The report's number")),
               responses((status = 200, body = OfficerKeyReport), Reading))]
async fn get_report(
    State(app): State<App>,
    Officer(session): Officer,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<OfficerKeyReport>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    seen(&app, &session, id).await
}

/// Carries out a command on a report.
#[utoipa::path(post, path = path::OFFICER_KEY_REPORT_COMMANDS, tag = "officer", request_body = KeyReportRequest,
               params(("id" = i64, Path, description = "The report's number")),
               responses((status = 200, body = OfficerKeyReport), Changing))]
async fn command(
    State(app): State<App>,
    Officer(session): Officer,
    id: Result<Path<i64>, PathRejection>,
    json::Json(asked): json::Json<KeyReportRequest>,
) -> Result<Json<OfficerKeyReport>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    officer::carry_out(&app, &mut tx, (&session.actor(), session.person), id, &asked).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    seen(&app, &session, id).await
}

async fn seen(app: &App, session: &Session, id: i64) -> Result<Json<OfficerKeyReport>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = officer::visible(app, &mut db, &session.actor(), id).await?;
    let report = view::one(app, &mut db, &session.actor(), &case).await?;
    drop(db);
    session.log_access_once(app, case.report.holder, AccessedData::KeyReport, SAME_WORK_SECS).await?;
    Ok(Json(report))
}
