//! Serves the pages that need no app: for who has no line, and for whose shared file did not arrive.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::path;
use http_body_util::{BodyExt, Limited};
use sha2::{Digest, Sha256};

use crate::app::state::App;
use crate::web::{offline_page, plain_page, share_page};

/// Most bytes of a shared file that are read, only for the browser to hear the answer.
const MAX_SHARED_BYTES: usize = 32 * 1024 * 1024;

/// The pages' policy: no scripts, no requests; their own style, and the pattern of the head, a `data:` image.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(plain_page::STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; \
         form-action 'none'"
    )
});

/// The pages' routes.
pub fn router() -> Router<App> {
    Router::new().route(path::OFFLINE_PAGE, get(offline)).route(path::SHARE_PAGE, get(not_shared).post(shared))
}

async fn offline(State(app): State<App>) -> Response {
    let standards = app.standards.all();
    page(offline_page::page(standards.iter().map(AsRef::as_ref)))
}

async fn not_shared() -> Response {
    page(share_page::page())
}

/// A file that no service worker took, since there is none: nothing of it is kept.
async fn shared(request: Request) -> Response {
    let mut body = Limited::new(request.into_body(), MAX_SHARED_BYTES);
    while let Some(Ok(_)) = body.frame().await {}
    (StatusCode::SEE_OTHER, [(LOCATION, path::SHARE_PAGE)]).into_response()
}

fn page(text: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY.as_str()),
    ];
    (headers, text).into_response()
}
