//! The OpenAPI 3.1 document, generated from the handlers.

mod access;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use domain::api::path;
use serde_json::Value;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::app::error::Error;
use crate::app::state::App;
use crate::http::problem::HttpError;
use crate::http::{self, MAX_BODY_BYTES};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Perbarui",
        description = "Renews the electronic certificates of civil servants. Times are Unix seconds, binary is base64. A \
                       method that a path does not describe is answered 405 with Allow, and a problem as its body."
    ),
    components(schemas(domain::api::ProblemDetails, domain::api::InboxShow, domain::api::ComplaintShow))
)]
struct Base;

/// Returns every route with its description.
pub fn routes() -> OpenApiRouter<App> {
    let mut routes = OpenApiRouter::with_openapi(Base::openapi())
        .merge(http::account::router())
        .merge(http::complaint::router())
        .merge(http::holder::router())
        .merge(http::kiosk::router())
        .merge(http::officer::router())
        .merge(http::admin::router())
        .merge(http::file::router())
        .merge(http::health::router())
        .merge(http::public::router())
        .merge(http::recommendation::router())
        .merge(http::messages::router())
        .merge(http::survey::router());
    access::describe(routes.get_openapi_mut());
    routes
}

/// Returns the route of the document, rendered once, since anybody may request it.
pub fn served(document: &OpenApi) -> Router<App> {
    let bytes = serde_json::to_value(document).ok().map(|mut document| {
        bound_texts(&mut document);
        Bytes::from(document.to_string())
    });
    let answer = move || async move {
        let bytes = bytes.ok_or_else(|| Error::internal("the OpenAPI document is no JSON"))?;
        Ok::<_, HttpError>(([(CONTENT_TYPE, "application/json")], bytes).into_response())
    };
    Router::new().route(path::OPENAPI, get(answer))
}

/// Gives every string without a maximum length that of the body.
fn bound_texts(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            let text = match map.get("type") {
                Some(Value::String(one)) => one == "string",
                Some(Value::Array(several)) => several.iter().any(|one| one == "string"),
                _ => false,
            };
            if text && !["enum", "const", "maxLength"].iter().any(|bound| map.contains_key(*bound)) {
                map.insert("maxLength".to_owned(), MAX_BODY_BYTES.into());
            }
            map.values_mut().for_each(bound_texts);
        }
        Value::Array(list) => list.iter_mut().for_each(bound_texts),
        _ => {}
    }
}
