//! Opens an account again that its owner had frozen.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::api::path;
use domain::renewal::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::freeze::reopen;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(open))
}

/// Opens a frozen account of the agency again: without password, passkeys, authenticator app and recovery codes. Its owner is mailed
/// the link that sets a new password.
#[utoipa::path(delete, path = path::FROZEN_ACCOUNT, tag = "administration",
               params(("id" = i64, Path, description = "Whose")),
               responses((status = 204, description = "Open again"), Changing))]
async fn open(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
) -> Result<StatusCode, HttpError> {
    let person = id.parse().map(PersonId).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    reopen(&app, &mut tx, &session.change(&app), person).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(StatusCode::NO_CONTENT)
}
