//! Serves the list of revoked certificates (RFC 5280; RFC 2585, 4: its media type).

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::api::path;

use crate::app::revocation_list;
use crate::app::state::App;
use crate::http::problem::HttpError;

/// Its route.
pub fn router() -> Router<App> {
    Router::new().route(path::REVOCATION_LIST, get(list))
}

async fn list(State(app): State<App>) -> Result<Response, HttpError> {
    let (der, _) = revocation_list::current(&app).await?;
    // Programs that check signatures ask again within the hour.
    let headers = [(CONTENT_TYPE, "application/pkix-crl"), (CACHE_CONTROL, "public, max-age=3600")];
    Ok((headers, der.to_vec()).into_response())
}
