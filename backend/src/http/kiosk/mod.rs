//! Routes for kiosks, and for phones that scanned a kiosk's QR code, one file a resource.

pub mod hand_off;
pub mod terminal;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// Maximum size of a body, since anybody may send one.
const MAX_BODY_BYTES: usize = 16 * 1024;

/// Their routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(terminal::router()).merge(hand_off::router())
}
