//! For whoever watches over the program: is it alive, is it ready.

use axum::extract::State;
use domain::api::path;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problems::Reading;
use crate::error::Error;
use crate::state::App;

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

/// The program runs.
#[utoipa::path(get, path = path::HEALTH, tag = "watch", responses(
    (status = 200, description = "It runs", body = Health),
    Reading,
))]
async fn health() -> axum::Json<Health> {
    axum::Json(Health { status: "ok" })
}

/// The program can read and write its database.
#[utoipa::path(get, path = path::READY, tag = "watch", responses(
    (status = 200, description = "It can work", body = Health),
    Reading,
))]
async fn ready(State(app): State<App>) -> Result<axum::Json<Health>, Error> {
    app.db.check().await.map_err(|error| {
        tracing::error!(?error, "not ready");
        Error::Unavailable
    })?;
    Ok(axum::Json(Health { status: "ok" }))
}
