//! Officers of an agency: invited by mail; roles given and taken.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{NewOfficer, OfficerRoles, Officers, path};
use domain::problem::Field;
use domain::renewal::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::other_agencies::with_disclosure_limit;
use crate::app::administration::officers;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{Administrator, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, invite)).routes(routes!(set_roles))
}

/// Returns the agency's officers and the proposed roles.
#[utoipa::path(get, path = path::OFFICERS, tag = "administration", responses((status = 200, body = Officers), Reading))]
async fn list(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Officers>, HttpError> {
    view(&app, &session).await
}

/// Invites an officer by mail. A person on record with this e-mail gets the roles in addition.
#[utoipa::path(post, path = path::OFFICERS, tag = "administration", request_body = NewOfficer,
               responses((status = 200, body = Officers), Changing))]
async fn invite(
    State(app): State<App>,
    Administrator(session): Administrator,
    json::Json(new): json::Json<NewOfficer>,
) -> Result<Json<Officers>, HttpError> {
    let by = session.change(&app);
    let invitation = async {
        let mut tx = app.db.begin().await?;
        officers::invite(&app, &mut tx, &by, &new).await?;
        Ok(tx.commit().await?)
    };
    with_disclosure_limit(&app, session.person, Field::Email, invitation).await?;
    app.outbox_waker.wake();
    view(&app, &session).await
}

/// Sets an officer's roles. The last administrator stays one.
#[utoipa::path(put, path = path::OFFICER_ROLES, tag = "administration", request_body = OfficerRoles,
               params(("id" = i64, Path, description = "The officer")),
               responses((status = 200, body = Officers), Changing))]
async fn set_roles(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
    json::Json(asked): json::Json<OfficerRoles>,
) -> Result<Json<Officers>, HttpError> {
    let id = id.parse().map(PersonId).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    officers::set_roles(&app, &mut tx, &session.change(&app), id, &asked.roles).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    view(&app, &session).await
}

async fn view(app: &App, session: &Session) -> Result<Json<Officers>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(officers::officers(app, &mut db, &session.agency, session.person).await?))
}
