//! How I am mailed about cases.

use axum::Json as Body;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::{OfficerNotices, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::officer_notices;
use crate::app::state::App;
use crate::http::extract::json::Json;
use crate::http::extract::session::Officer;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(chosen, choose))
}

/// Returns how I am mailed that cases wait.
#[utoipa::path(get, path = path::OFFICER_NOTICES, tag = "officer",
               responses((status = 200, body = OfficerNotices), Reading))]
async fn chosen(State(app): State<App>, Officer(session): Officer) -> Result<Body<OfficerNotices>, HttpError> {
    let mut db = app.db.read().acquire().await?;
    Ok(Body(officer_notices::chosen(&mut db, session.person).await?))
}

/// Chooses how I am mailed that cases wait. Mails about limits that are near or have passed come in any case.
#[utoipa::path(put, path = path::OFFICER_NOTICES, tag = "officer", request_body = OfficerNotices,
               responses((status = 204, description = "Stored"), Changing))]
async fn choose(
    State(app): State<App>,
    Officer(session): Officer,
    Json(chosen): Json<OfficerNotices>,
) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    officer_notices::choose(&mut tx, session.person, chosen).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
