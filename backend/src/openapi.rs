//! The OpenAPI 3.1 document, made from the very handlers that answer.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use domain::api::path;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::error::Error;
use crate::http;
use crate::state::App;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Perbarui",
        description = "Renews the electronic certificates of civil servants. Every request but GET carries the header \
                       x-perbarui: 1; the session is a cookie. Times are Unix seconds, binary is base64."
    ),
    components(schemas(domain::api::ProblemDetails, domain::api::InboxShow))
)]
struct Base;

/// Every route with its description.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Base::openapi())
        .merge(http::account::router())
        .merge(http::admin_confirmations::router())
        .merge(http::admin_import::router())
        .merge(http::admin_log::router())
        .merge(http::admin_officers::router())
        .merge(http::admin_sessions::router())
        .merge(http::admin_settings::router())
        .merge(http::admin_watch::router())
        .merge(http::certificate::router())
        .merge(http::delegation::router())
        .merge(http::draft::router())
        .merge(http::draft_email::router())
        .merge(http::draft_key::router())
        .merge(http::file::router())
        .merge(http::filing::router())
        .merge(http::health::router())
        .merge(http::inbox::router())
        .merge(http::login::router())
        .merge(http::officer::router())
        .merge(http::page::router())
        .merge(http::paper::router())
        .merge(http::proposal::router())
        .merge(http::public::router())
        .merge(http::renewal::router())
        .merge(http::search::router())
        .merge(http::session::router())
        .merge(http::submit::router())
        .merge(http::thread::router())
        .merge(http::upload::router())
}

/// The route that serves the document, written down once: anybody may ask for it as often as they like.
pub fn served(document: &OpenApi) -> Router<App> {
    let bytes = serde_json::to_vec(document).map(Bytes::from).ok();
    let answer = move || async move {
        let bytes = bytes.ok_or_else(|| Error::internal("the OpenAPI document is no JSON"))?;
        Ok::<_, Error>(([(CONTENT_TYPE, "application/json")], bytes).into_response())
    };
    Router::new().route(path::OPENAPI, get(answer))
}
