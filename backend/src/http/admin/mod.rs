//! Routes for administrators, one file per resource.

pub mod alerts;
pub mod frozen;
pub mod import;
pub mod log;
pub mod officers;
pub mod proposals;
pub mod sessions;
pub mod settings;
pub mod terminals;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// Their routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(frozen::router())
        .merge(import::router())
        .merge(log::router())
        .merge(officers::router())
        .merge(proposals::router())
        .merge(sessions::router())
        .merge(settings::router())
        .merge(alerts::router())
        .merge(terminals::router())
}
