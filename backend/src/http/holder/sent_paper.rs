//! The receipt of what a holder sent.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::path;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::receipts;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::file::POLICY;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_receipt))
}

/// Returns the receipt of what was sent last with one of my renewals.
#[utoipa::path(get, path = path::RENEWAL_SENT_PAPER, tag = "renewal",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, description = "The receipt", content((Vec<u8> = "application/pdf"))), Reading))]
async fn get_receipt(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Response, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(&app, &mut db, &reference, session.person).await?;
    let paper = receipts::paper(&app, &mut db, &case).await?;
    drop(db);
    let bytes = paper.draw(&app).await?;
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"tanda-terima-{}.pdf\"", case.reference)),
    ];
    Ok((headers, bytes).into_response())
}
