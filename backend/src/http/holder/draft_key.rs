//! The draft's key pair.

use axum::Json;
use axum::extract::State;
use domain::api::{DraftView, NewKey, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::draft::shown;
use crate::app::drafts::key;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(put_key))
}

/// Stores the key pair, replacing the one before. The request's own signature is checked (proof of possession); a
/// public key that was seen before is refused.
#[utoipa::path(put, path = path::DRAFT_KEY, tag = "draft", request_body = NewKey,
               responses((status = 200, body = DraftView), Changing))]
async fn put_key(
    State(app): State<App>,
    session: Session,
    json::Json(new): json::Json<NewKey>,
) -> Result<Json<DraftView>, HttpError> {
    let row = key::put(&app, session.person, &session.agency, new).await?;
    shown(&app, &session, row).await
}
