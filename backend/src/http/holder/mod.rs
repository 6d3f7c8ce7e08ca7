//! Routes for holders, one file per resource.

pub mod calendar;
pub mod certificate;
pub mod draft;
pub mod draft_email;
pub mod draft_key;
pub mod draft_letter;
pub mod old_key;
pub mod renewal;
pub mod sent_paper;
pub mod submit;
pub mod upload;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// Their routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(calendar::router())
        .merge(certificate::router())
        .merge(draft::router())
        .merge(draft_email::router())
        .merge(draft_key::router())
        .merge(draft_letter::router())
        .merge(old_key::router())
        .merge(renewal::router())
        .merge(sent_paper::router())
        .merge(submit::router())
        .merge(upload::router())
}
