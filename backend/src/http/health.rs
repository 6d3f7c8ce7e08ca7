//! For whoever watches over the program: is it alive, is it ready.

use axum::extract::State;
use domain::api::path;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Routes for watching.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(health)).routes(routes!(ready))
}

/// How it is.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Health {
    /// `ok`.
    status: &'static str,
}

/// The program runs, and its database's writer is to be had: where not for half a minute, only a restart helps.
#[utoipa::path(get, path = path::HEALTH, tag = "watch", responses(
    (status = 200, description = "It runs", body = Health),
    Reading,
))]
async fn health(State(app): State<App>) -> Result<axum::Json<Health>, HttpError> {
    if app.db.writer_state().is_stuck() {
        return Err(Error::unavailable(30, "nobody gets the database's writer").into());
    }
    Ok(axum::Json(Health { status: "ok" }))
}

/// The program can read and write its database: it reads now; whether writing works is what the requests and a probe
/// every second have seen.
#[utoipa::path(get, path = path::READY, tag = "watch", responses(
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
