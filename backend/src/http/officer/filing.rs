//! Intake on behalf of a holder who came with paper or e-mail.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use domain::api::{AccessedData, Filed, Filing, FilingHolder, HolderAnswer, HolderQuery, path};
use domain::problem::{Fault, Field};
use domain::renewal::{Refusal, may_file};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::other_agencies::with_disclosure_limit;
use crate::app::error::Error;
use crate::app::filing::{self, holder_query};
use crate::app::state::App;
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(query)).routes(routes!(file))
}

/// Returns the agency's holder with exactly this NIP, NIK or official e-mail. The access is recorded for the holder.
#[utoipa::path(post, path = path::HOLDER_QUERY, tag = "filing", request_body = HolderQuery,
               responses((status = 200, body = HolderAnswer), Changing))]
async fn query(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(asked): json::Json<HolderQuery>,
) -> Result<Json<HolderAnswer>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    let answer = holder_query::answer(&app, &mut db, &session.agency, &asked).await?;
    drop(db);
    if let Some(found) = &answer.found {
        session.log_access(&app, vec![found.id], AccessedData::Query).await?;
    }
    Ok(Json(answer))
}

/// Files an application on behalf of a holder, who gets a link to check the data and to complete it.
#[utoipa::path(post, path = path::FILINGS, tag = "filing", request_body = Filing,
               params(("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 201, body = Filed), Changing))]
async fn file(
    State(app): State<App>,
    Officer(session): Officer,
    headers: HeaderMap,
    json::Json(asked): json::Json<Filing>,
) -> Result<(StatusCode, Json<Filed>), HttpError> {
    require_filing(&session)?;
    let request = Request::new(&headers, session.person, &["file", &serde_json::to_string(&asked)?])?;
    let filed = file_now(&app, &session, &request, &asked);
    let reference = match asked.holder {
        FilingHolder::Known(_) => filed.await?,
        FilingHolder::New(_) => with_disclosure_limit(&app, session.person, Field::Identifier, filed).await?,
    };
    Ok((StatusCode::CREATED, Json(Filed { reference })))
}

async fn file_now(app: &App, session: &Session, request: &Request, asked: &Filing) -> Result<String, Error> {
    let lost = filing::is_letter_lost(app, &asked.letter).await?;
    let mut tx = app.db.begin().await?;
    if let Some(reference) = request.done_before(&mut tx).await? {
        return Ok(reference);
    }
    if lost {
        return Err(Error::invalid(Field::Letter, Fault::FileLost));
    }
    let filed = filing::file(app, &mut tx, &session.actor(), session.person, &session.agency, asked).await?;
    let reference = filed.case.reference.clone();
    request.remember(&mut tx, &reference, app.now()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    filed.draft.remove(app);
    Ok(reference)
}

/// Fails unless the officer is of the front desk or a verifier; the right to file is not delegated.
pub(in crate::http) fn require_filing(session: &Session) -> Result<(), HttpError> {
    if may_file(&session.roles) { Ok(()) } else { Err(Error::Forbidden(Some(Refusal::WrongRole)).into()) }
}
