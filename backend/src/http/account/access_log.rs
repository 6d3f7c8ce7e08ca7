//! The log of officers' accesses to one's own data.

use axum::Json;
use axum::extract::State;
use domain::api::{AccessLog, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::access_log::of_person;
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Returns which officers saw my data: when, in which roles, and what.
#[utoipa::path(get, path = path::ACCESS_LOG, tag = "log-in", responses(
    (status = 200, description = "The latest entries", body = AccessLog),
    Reading,
))]
async fn list(State(app): State<App>, session: Session) -> Result<Json<AccessLog>, HttpError> {
    Ok(Json(of_person(&app, session.person, &session.agency).await?))
}
