//! Failures that concern this agency, for its administrators.

use axum::Json;
use axum::extract::State;
use domain::api::{self, Alerts, ScannerFinding, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::state::App;
use crate::db::orders::{self, StuckOrder};
use crate::db::outbox_status::{self, StuckMail};
use crate::db::scanner_findings::{self, Finding};
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Maximum number of mails or findings shown.
const MAX_ROWS: i64 = 50;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(alerts))
}

/// Returns approved certificates that can't be issued, mails that can't be delivered, and the scanner's findings.
#[utoipa::path(get, path = path::ALERTS, tag = "administration", responses((status = 200, body = Alerts), Reading))]
async fn alerts(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Alerts>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (mails, mails_in_all) = outbox_status::stuck(&mut db, &session.agency, MAX_ROWS).await?;
    let findings = scanner_findings::latest(&mut db, &session.agency, MAX_ROWS).await?;
    Ok(Json(Alerts {
        orders: orders::stuck(&mut db, &session.agency).await?.into_iter().map(order).collect(),
        mails: mails.into_iter().map(mail).collect(),
        mails_in_all: count(mails_in_all),
        findings: findings.into_iter().map(finding).collect(),
        zone: app.standard(&session.agency)?.hours.zone(),
    }))
}

fn order(row: StuckOrder) -> api::StuckOrder {
    api::StuckOrder {
        reference: row.reference,
        since: row.failing_since,
        attempts: count(row.attempts),
        next_try: row.next_try,
        failure: row.failure,
    }
}

fn mail(row: StuckMail) -> api::StuckMail {
    api::StuckMail {
        to: row.recipient,
        subject: row.subject,
        since: row.created_at,
        attempts: count(row.attempts),
        next_try: row.next_try,
        failure: row.failure,
    }
}

fn finding(Finding { at, signature, known }: Finding) -> ScannerFinding {
    ScannerFinding { at, signature, known }
}

fn count(rows: i64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
