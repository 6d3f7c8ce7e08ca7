//! What is kept about whoever is logged in, and a copy of it.

use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, HeaderName};
use domain::api::{OwnAccount, OwnDataCopy, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::own_data;
use crate::app::state::App;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(account)).routes(routes!(copy))
}

/// Returns my data on record, and my certificates.
#[utoipa::path(get, path = path::OWN_ACCOUNT, tag = "account", responses((status = 200, body = OwnAccount), Reading))]
async fn account(State(app): State<App>, session: Session) -> Result<Json<OwnAccount>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(own_data::account(&app, &mut db, session.person).await?))
}

/// Returns a copy of everything that is kept about me, as a file. Not at a terminal.
#[utoipa::path(get, path = path::OWN_DATA_COPY, tag = "account", responses((status = 200, body = OwnDataCopy), Reading))]
async fn copy(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
) -> Result<([(HeaderName, &'static str); 1], Json<OwnDataCopy>), HttpError> {
    let copy = own_data::copy(&app, session.person, &session.id).await?;
    Ok(([(CONTENT_DISPOSITION, "attachment; filename=\"data-saya.json\"")], Json(copy)))
}
