//! Failures that concern this agency, for its administrators.

use axum::Json;
use axum::extract::State;
use domain::api::{Alerts, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::alerts;
use crate::app::state::App;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(alerts))
}

/// Returns approved certificates that can't be issued, mails that can't be delivered, and the scanner's findings.
#[utoipa::path(get, path = path::ALERTS, tag = "administration", responses((status = 200, body = Alerts), Reading))]
async fn alerts(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Alerts>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(alerts::alerts(&app, &mut db, &session.agency).await?))
}
