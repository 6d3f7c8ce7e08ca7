//! The REST backend: one file a resource, each with its `router()`.

pub mod account;
pub mod admin_confirmations;
pub mod admin_import;
pub mod admin_log;
pub mod admin_officers;
pub mod admin_sessions;
pub mod admin_settings;
pub mod admin_watch;
pub mod auth;
pub mod awaited;
pub mod body;
pub mod case_view;
pub mod certificate;
pub mod client;
mod code_pause;
pub mod cookie;
pub mod delegation;
pub mod draft;
pub mod draft_email;
pub mod draft_key;
pub mod file;
pub mod filing;
pub mod health;
pub mod idempotency;
pub mod inbox;
pub mod json;
pub mod layers;
pub mod login;
mod login_limits;
pub mod login_token;
pub mod looks;
pub mod officer;
pub mod page;
pub mod paper;
pub mod problems;
pub mod proposal;
pub mod public;
pub mod renewal;
pub mod search;
mod sent_files;
pub mod session;
pub mod standard_page;
pub mod submit;
pub mod thread;
mod unbroken;
pub mod upload;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::error::Error;
use crate::site::Site;
use crate::state::App;

/// Largest JSON body in bytes; chunks of uploads have their own limit.
pub(crate) const LARGEST_BODY: usize = 1024 * 1024;

/// Everything that is served.
pub fn router(app: App, site: Site) -> Router {
    let (routes, document) = crate::openapi::routes().split_for_parts();
    routes
        .merge(crate::openapi::served(&document))
        .merge(standard_page::router())
        .fallback(move |request: Request| async move { fallback(&site, &request) })
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(|_| Error::internal("a handler panicked").into_response()))
        .layer(from_fn_with_state(app.clone(), layers::api))
        .layer(from_fn_with_state(app.clone(), layers::outermost))
        .with_state(app)
}

fn fallback(site: &Site, request: &Request) -> Response {
    if layers::is_api(request.uri().path()) { Error::NotFound.into_response() } else { site.answer(request) }
}
