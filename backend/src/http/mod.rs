//! The REST backend: one file per resource, each with a `router()`.

pub mod account;
pub mod admin;
mod complaint;
mod content_policy;
pub mod extract;
pub mod file;
pub mod health;
pub mod holder;
mod info_page;
pub mod kiosk;
pub mod layers;
pub mod messages;
pub mod metrics;
pub mod officer;
pub mod openapi;
pub mod openapi_responses;
pub mod performance_page;
mod plain_pages;
pub mod problem;
pub mod public;
mod receipt_page;
pub mod recommendation;
mod revocation_list;
mod sample_letter_page;
pub mod serve;
pub mod standard_page;
pub mod static_files;
pub mod survey;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::error::Error;
use crate::app::state::App;
use crate::http::problem::HttpError;
use crate::http::static_files::StaticFiles;

/// Maximum size of a JSON body; chunks of uploads have their own limit.
pub(crate) const MAX_BODY_BYTES: usize = 1024 * 1024;

/// Returns the router of everything that is served.
pub fn router(app: App, static_files: StaticFiles) -> Router {
    let (routes, document) = openapi::routes().split_for_parts();
    routes
        .merge(openapi::served(&document))
        .merge(standard_page::router())
        .merge(performance_page::router())
        .merge(sample_letter_page::router())
        .merge(receipt_page::router())
        .merge(info_page::router())
        .merge(plain_pages::router())
        .merge(revocation_list::router())
        .fallback(move |request: Request| async move { fallback(&static_files, &request) })
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(CatchPanicLayer::custom(|_| HttpError::from(Error::internal("a handler panicked")).into_response()))
        .layer(from_fn_with_state(app.clone(), layers::kiosk::kiosk))
        .layer(from_fn_with_state(app.clone(), layers::api))
        .layer(from_fn_with_state(app.clone(), layers::outermost))
        .with_state(app)
}

fn fallback(static_files: &StaticFiles, request: &Request) -> Response {
    if layers::is_api(request.uri().path()) {
        HttpError::from(Error::NotFound).into_response()
    } else {
        static_files.answer(request)
    }
}
