//! A case for officers: the view and the commands.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{
    AccessedData, CaseCommand, CaseView, CertificateRead, NikShown, OfficerCommand, RecordedCertificate, path,
};
use domain::renewal::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::issuance::inspected_certificate::inspect;
use crate::app::issuance::{issue, record_certificate};
use crate::app::messages;
use crate::app::renewals::commands::{carry_out, prepare};
use crate::app::renewals::officer_view::{nik, view};
use crate::app::renewals::visibility::{unchanged_case, visible_case};
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The answer to a command within this time of the last recorded access is the same access.
const SAME_WORK_SECS: i64 = 600;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_case))
        .routes(routes!(command))
        .routes(routes!(read_certificate))
        .routes(routes!(show_nik))
}

/// Returns the whole case. The access is recorded for the holder.
#[utoipa::path(get, path = path::CASE, tag = "officer", params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = CaseView), Reading))]
async fn get_case(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Json<CaseView>, HttpError> {
    let (view, holder, reading) = seen(&app, &session, &reference).await?;
    session.log_access(&app, vec![holder], AccessedData::Case).await?;
    session.log_reading(&app, reading).await?;
    Ok(Json(view))
}

/// Returns the whole case as the officer sees it, its holder, and what records that its messages were read. The caller records
/// the access.
async fn seen(
    app: &App,
    session: &Session,
    reference: &str,
) -> Result<(CaseView, PersonId, Option<messages::Reading>), HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = visible_case(app, &mut db, &session.actor(), reference).await?;
    let view = view(app, &mut db, &session.actor(), &case).await?;
    let reading = messages::reading(&case, &view);
    Ok((view, case.renewal.holder, reading))
}

/// Carries out a command: takes, returns, rejects, approves. A certificate approved for issuance is issued at once. The
/// access is recorded for the holder.
#[utoipa::path(post, path = path::CASE_COMMANDS, tag = "officer", request_body = CaseCommand,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = CaseView), Changing))]
async fn command(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(asked): json::Json<CaseCommand>,
) -> Result<Json<CaseView>, HttpError> {
    let approved = matches!(asked.command, OfficerCommand::Approve { .. });
    let command = prepare(&app, asked.command).await?;
    let mut tx = app.db.begin().await?;
    let actor = session.actor();
    let mut case = unchanged_case(&app, &mut tx, &actor, &reference, asked.version).await?;
    carry_out(&app, &mut tx, &mut case, &actor, session.person, command).await?;
    let id = case.id;
    tx.commit().await?;
    app.outbox_waker.wake();
    if approved {
        issue::try_issue_now(&app, id).await;
    }
    let (view, holder, reading) = seen(&app, &session, &reference).await?;
    session.log_access_once(&app, holder, AccessedData::Case, SAME_WORK_SECS).await?;
    session.log_reading(&app, reading).await?;
    Ok(Json(view))
}

/// Reads and checks a certificate without recording it.
#[utoipa::path(post, path = path::CASE_CERTIFICATE, tag = "officer", request_body = RecordedCertificate,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = CertificateRead), Changing))]
async fn read_certificate(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(recorded): json::Json<RecordedCertificate>,
) -> Result<Json<CertificateRead>, HttpError> {
    let recorded = inspect(&app, recorded).await?;
    let mut db = app.db.read().begin().await?;
    let case = visible_case(&app, &mut db, &session.actor(), &reference).await?;
    Ok(Json(record_certificate::read(&app, &mut db, &case, &session.actor(), &recorded).await?))
}

/// Returns the holder's NIK to officers who take part in issuing. The access is recorded first.
#[utoipa::path(get, path = path::CASE_NIK, tag = "officer", params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = NikShown), Reading))]
async fn show_nik(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Json<NikShown>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = visible_case(&app, &mut db, &session.actor(), &reference).await?;
    let nik = nik(&mut db, &session.actor(), &case).await?;
    drop(db);
    session.log_access(&app, vec![case.renewal.holder], AccessedData::Nik).await?;
    Ok(Json(nik))
}
