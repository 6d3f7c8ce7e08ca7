//! Delegation during leave: an officer gives the own roles to a colleague for some days.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::api::{Delegations, NewDelegation, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::delegation;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Officer;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, give)).routes(routes!(end))
}

/// Returns my current and future delegations, given or received, and the possible delegates.
#[utoipa::path(get, path = path::DELEGATIONS, tag = "officer", responses((status = 200, body = Delegations), Reading))]
async fn list(State(app): State<App>, Officer(session): Officer) -> Result<Json<Delegations>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(delegation::list(&app, &mut db, &session.agency, session.person).await?))
}

/// Gives my roles, except the administrator's, to a colleague for these days.
#[utoipa::path(post, path = path::DELEGATIONS, tag = "officer", request_body = NewDelegation,
               responses((status = 201, description = "Given"), Changing))]
async fn give(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(new): json::Json<NewDelegation>,
) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    delegation::give(&app, &mut tx, &session.change(&app), &session.roles, &new).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(StatusCode::CREATED)
}

/// Ends a delegation at once: one that I gave, or any of the agency for its administrator.
#[utoipa::path(delete, path = path::DELEGATION, tag = "officer",
               params(("id" = i64, Path, description = "From the list of delegations")),
               responses((status = 204, description = "Ended"), Changing))]
async fn end(
    State(app): State<App>,
    Officer(session): Officer,
    Path(id): Path<String>,
) -> Result<StatusCode, HttpError> {
    let id: i64 = id.parse().map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    delegation::end(&app, &mut tx, &session.change(&app), &session.roles, id).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(StatusCode::NO_CONTENT)
}
