//! Serves the page for who has no line.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::path;
use sha2::{Digest, Sha256};

use crate::app::state::App;
use crate::web::offline_page;

/// The page's policy: no scripts, no requests; its own style, and the pattern of the head, a `data:` image.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(offline_page::STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; \
         form-action 'none'"
    )
});

/// The page's route.
pub fn router() -> Router<App> {
    Router::new().route(path::OFFLINE_PAGE, get(page))
}

async fn page(State(app): State<App>) -> Response {
    let standards = app.standards.all();
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY.as_str()),
    ];
    (headers, offline_page::page(standards.iter().map(AsRef::as_ref))).into_response()
}
