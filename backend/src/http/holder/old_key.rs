//! Proof that the holder has the key of the present certificate.

use axum::Json;
use axum::extract::State;
use domain::api::{OldKey, OldKeySignature, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::renewals::old_key;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(mine, prove))
}

/// Returns whether I can prove to have the key of my present certificate.
#[utoipa::path(get, path = path::OLD_KEY, tag = "renewal", responses((status = 200, body = OldKey), Reading))]
async fn mine(State(app): State<App>, OwnDevice(session): OwnDevice) -> Result<Json<OldKey>, HttpError> {
    shown(&app, &session).await
}

/// Proves that I have it: it signed the key for which I apply. Repeating it is no error.
#[utoipa::path(post, path = path::OLD_KEY, tag = "renewal", request_body = OldKeySignature,
               responses((status = 200, body = OldKey), Changing))]
async fn prove(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    json::Json(signed): json::Json<OldKeySignature>,
) -> Result<Json<OldKey>, HttpError> {
    old_key::prove(&app, session.person, &session.actor(), &signed).await?;
    shown(&app, &session).await
}

async fn shown(app: &App, session: &Session) -> Result<Json<OldKey>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(old_key::view(app, &mut db, session.person, &session.actor()).await?))
}
