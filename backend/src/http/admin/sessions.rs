//! Ends somebody's sessions.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::api::path;
use domain::renewal::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::sessions::end_sessions;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(end))
}

/// Ends every session and log-in in progress of an officer or holder of the agency, and records it in the
/// administration's log.
#[utoipa::path(delete, path = path::OFFICER_SESSIONS, tag = "administration",
               params(("id" = i64, Path, description = "Whose")),
               responses((status = 204, description = "Ended, or there was none"), Changing))]
async fn end(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
) -> Result<StatusCode, HttpError> {
    let person = id.parse().map(PersonId).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    end_sessions(&mut tx, &session.change(&app), person).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
