//! The survey of satisfaction: its answers, which are nobody's, and its result.

mod answer;
mod plans;
mod result;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(answer::router()).merge(result::router()).merge(plans::router())
}
