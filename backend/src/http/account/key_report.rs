//! One's own reports of a lost or leaked key. A report asks for the password again, and is made on one's own device only.

use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{MyKeyReports, NewKeyReport, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::MAX_LOGIN_BODY_BYTES;
use super::login_methods::{asking, check_input};
use crate::app::accounts::own_password::begin_change;
use crate::app::error::Error;
use crate::app::key_reports::{apply, report, view};
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::json::Json;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(mine, make))
        .routes(routes!(take_back))
        .routes(routes!(apply))
        .layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Returns my reports of a lost or leaked key, and the certificates that I can report.
#[utoipa::path(get, path = path::KEY_REPORTS, tag = "account", responses((status = 200, body = MyKeyReports), Reading))]
async fn mine(State(app): State<App>, OwnDevice(session): OwnDevice) -> Result<axum::Json<MyKeyReports>, HttpError> {
    shown(&app, &session).await
}

/// Reports one of my certificates. If its key leaked, it is suspended here at once.
#[utoipa::path(post, path = path::KEY_REPORTS, tag = "account", request_body = NewKeyReport,
               responses((status = 200, body = MyKeyReports), Changing))]
async fn make(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(mut new): Json<NewKeyReport>,
) -> Result<axum::Json<MyKeyReports>, HttpError> {
    let password = std::mem::take(&mut new.password);
    check_input(&password)?;
    let (mut tx, person) = begin_change(&app, asking(&session, client, &headers), password).await?;
    report::report(&app, &mut tx, (&person, &session.actor()), &new).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    shown(&app, &session).await
}

/// Asks to take a report back. An officer ends it, once it is sure that it is me who asks.
#[utoipa::path(post, path = path::KEY_REPORT_TAKE_BACK, tag = "account", params(("id" = i64, Path, description = "The report's number")),
               responses((status = 200, body = MyKeyReports), Changing))]
async fn take_back(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    id: Result<Path<i64>, PathRejection>,
) -> Result<axum::Json<MyKeyReports>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    report::take_back(&app, (session.person, &session.actor()), id).await?;
    shown(&app, &session).await
}

/// Begins an application for another certificate, with the letter of the application from which the revoked one came. Repeating it
/// changes nothing.
#[utoipa::path(post, path = path::KEY_REPORT_APPLICATION, tag = "account", params(("id" = i64, Path, description = "The report's number")),
               responses((status = 204, description = "The application can be made"), Changing))]
async fn apply(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    id: Result<Path<i64>, PathRejection>,
) -> Result<StatusCode, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    apply::begin(&app, session.person, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn shown(app: &App, session: &Session) -> Result<axum::Json<MyKeyReports>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(axum::Json(view::mine(app, &mut db, session.person).await?))
}
