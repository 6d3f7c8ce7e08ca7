//! Liveness and readiness endpoints.

use axum::extract::State;
use domain::api::path;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(health)).routes(routes!(ready))
}

/// The health status.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Health {
    /// `ok`.
    status: &'static str,
}

/// Liveness: the program runs, and the database's writer was available within half a minute; otherwise only a restart
/// helps.
#[utoipa::path(get, path = path::HEALTH, tag = "health", responses(
    (status = 200, description = "It runs", body = Health),
    Reading,
))]
async fn health(State(app): State<App>) -> Result<axum::Json<Health>, HttpError> {
    if app.db.writer_state().is_stuck() {
        return Err(Error::unavailable(30, "nobody gets the database's writer").into());
    }
    Ok(axum::Json(Health { status: "ok" }))
}

/// Readiness: the database can be read and written. Reading is tried now; writing was last seen by requests and by a
/// probe every second.
#[utoipa::path(get, path = path::READY, tag = "health", responses(
    (status = 200, description = "It can work", body = Health),
    Reading,
))]
async fn ready(State(app): State<App>) -> Result<axum::Json<Health>, HttpError> {
    app.integrity.require_sound()?;
    app.db.check().await.map_err(|error| Error::unavailable(1, error))?;
    if !app.db.writer_state().is_ready() {
        return Err(Error::unavailable(1, "the database can't be written").into());
    }
    Ok(axum::Json(Health { status: "ok" }))
}
