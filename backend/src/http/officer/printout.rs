//! Printouts of a case, for officers who may see it.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::api::{AccessedData, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::printouts;
use crate::app::renewals::visibility::visible_case;
use crate::app::state::App;
use crate::http::extract::session::{Officer, Session};
use crate::http::file::POLICY;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_sheet)).routes(routes!(get_report))
}

/// Returns the disposition sheet (lembar disposisi), if the agency's procedure has dispositions. The access is
/// recorded.
#[utoipa::path(get, path = path::CASE_SHEET, tag = "officer",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, description = "The sheet", content((Vec<u8> = "application/pdf"))), Reading))]
async fn get_sheet(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Response, HttpError> {
    answer(&app, &session, &reference, Kind::Sheet).await
}

/// Returns the report (laporan pembaruan), once it is made. The access is recorded.
#[utoipa::path(get, path = path::CASE_REPORT, tag = "officer",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, description = "The report", content((Vec<u8> = "application/pdf"))), Reading))]
async fn get_report(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Response, HttpError> {
    answer(&app, &session, &reference, Kind::Report).await
}

enum Kind {
    Sheet,
    Report,
}

async fn answer(app: &App, session: &Session, reference: &str, kind: Kind) -> Result<Response, HttpError> {
    // Set from a reading transaction, so that others can write.
    let mut db = app.db.read().begin().await?;
    let case = visible_case(app, &mut db, &session.actor(), reference).await?;
    let (printout, data, name) = match kind {
        Kind::Sheet => (printouts::sheet(&mut db, &case).await?, AccessedData::Sheet, "lembar-disposisi"),
        Kind::Report => (printouts::report(app, &mut db, &case).await?, AccessedData::Report, "laporan-pembaruan"),
    };
    drop(db);
    let bytes = printout.draw(app).await?;
    session.log_access(app, vec![case.renewal.holder], data).await?;

    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    let disposition = format!("inline; filename=\"{name}-{}.pdf\"", case.reference);
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&disposition)?);
    Ok((headers, bytes).into_response())
}
