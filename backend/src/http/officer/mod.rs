//! Routes for officers, one file per resource.

pub mod case;
pub mod case_list;
pub mod collective;
pub mod complaint;
pub mod delegation;
pub mod evaluation;
pub mod filing;
pub mod holder_action;
pub mod inbox;
pub mod key_report;
pub mod notice;
pub mod page_image;
pub mod printout;
pub mod search;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// Their routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(collective::router())
        .merge(delegation::router())
        .merge(evaluation::router())
        .merge(filing::router())
        .merge(holder_action::router())
        .merge(inbox::router())
        .merge(key_report::router())
        .merge(case::router())
        .merge(case_list::router())
        .merge(complaint::router())
        .merge(notice::router())
        .merge(page_image::router())
        .merge(printout::router())
        .merge(search::router())
}
