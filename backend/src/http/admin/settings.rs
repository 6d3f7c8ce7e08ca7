//! An agency's own settings, which replace values of its service standard.

use axum::Json;
use axum::extract::State;
use domain::api::{SettingsChange, SettingsView, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::settings::agency_settings;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_settings, put_settings))
}

/// Returns the current settings and the standard's own values.
#[utoipa::path(get, path = path::SETTINGS, tag = "administration", responses((status = 200, body = SettingsView), Reading))]
async fn get_settings(
    State(app): State<App>,
    Administrator(session): Administrator,
) -> Result<Json<SettingsView>, HttpError> {
    Ok(Json(agency_settings::view(&app, &session.agency).await?))
}

/// Stores new settings and applies them at once.
#[utoipa::path(put, path = path::SETTINGS, tag = "administration", request_body = SettingsChange,
               responses((status = 200, body = SettingsView), Changing))]
async fn put_settings(
    State(app): State<App>,
    Administrator(session): Administrator,
    json::Json(change): json::Json<SettingsChange>,
) -> Result<Json<SettingsView>, HttpError> {
    Ok(Json(agency_settings::change(&app, &session.agency, session.person, &change).await?))
}
