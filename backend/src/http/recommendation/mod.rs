//! Electronic recommendations: what a holder asks, and what the head of the unit answers. On one's own device only.

mod collective;
mod head;
mod holder;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(collective::router()).merge(head::router()).merge(holder::router())
}
