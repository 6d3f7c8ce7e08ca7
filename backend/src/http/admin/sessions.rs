//! Ends somebody's sessions, e.g. after a device was lost or a person left.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::administration::AdminEvent;
use domain::api::path;
use domain::renewal::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{admin_events, challenges, people, sessions};
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
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let known = people::get(&mut tx, person).await?.filter(|known| known.agency == session.agency);
    if known.is_none() {
        return Err(Error::NotFound.into());
    }
    sessions::revoke_all(&mut tx, person, now.0).await?;
    challenges::void(&mut tx, person, now).await?;
    let ended = AdminEvent::SessionsEnded { person };
    admin_events::append(&mut tx, &session.agency, Some(session.person), now, &ended).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
