//! The list of the agency's cases, as a table, and acts on several of them.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::{
    AccessedData, BatchResult, CaseBatch, CaseBatchResult, CaseList, CaseListQuery, CaseTableQuery, MAX_BATCH, path,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::case_list::{self, batch, table};
use crate::app::complaints;
use crate::app::error::Error;
use crate::app::issuance::issue;
use crate::app::state::App;
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_cases)).routes(routes!(get_table)).routes(routes!(carry_out_batch))
}

/// Returns a page of the agency's cases. What is searched for is in the body, since URLs are logged. For a search, accesses
/// are recorded for the holders.
#[utoipa::path(post, path = path::CASES, tag = "officer", request_body = CaseListQuery,
               responses((status = 200, body = CaseList), Changing))]
async fn list_cases(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(query): json::Json<CaseListQuery>,
) -> Result<Json<CaseList>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let complaints = complaints::list::counts(&app, &mut db, &session.actor()).await?;
    let (list, holders) = case_list::list(&app, &mut db, &session.actor(), &query).await?;
    drop(db);
    if !holders.is_empty() {
        session.log_access(&app, holders, AccessedData::Search).await?;
    }
    Ok(Json(CaseList { complaints, ..list }))
}

/// Returns the cases of a view as a table (CSV, UTF-8, separated by semicolons), at most 5,000. Accesses are recorded for the
/// holders.
#[utoipa::path(get, path = path::CASES_TABLE, tag = "officer", params(CaseTableQuery),
               responses((status = 200, body = String, content_type = "text/csv"), Reading))]
async fn get_table(
    State(app): State<App>,
    Officer(session): Officer,
    Query(query): Query<CaseTableQuery>,
) -> Result<Response, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (bytes, holders) = table::table(&app, &mut db, &session.actor(), &query).await?;
    drop(db);
    if !holders.is_empty() {
        session.log_access(&app, holders, AccessedData::Table).await?;
    }
    let today = app.now().date_in(app.standard(&session.agency)?.hours.zone());
    let named = format!("attachment; filename=\"permohonan-{today}.csv\"");
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, named)], bytes).into_response())
}

/// Carries out the present step of up to 50 cases, one after the other, each in a transaction of its own: receives, passes
/// on, reports or archives. A refused one leaves the others as they are.
#[utoipa::path(post, path = path::CASES_BATCH, tag = "officer", request_body = CaseBatch,
               params(("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 200, body = CaseBatchResult), Changing))]
async fn carry_out_batch(
    State(app): State<App>,
    Officer(session): Officer,
    headers: HeaderMap,
    json::Json(asked): json::Json<CaseBatch>,
) -> Result<Json<CaseBatchResult>, HttpError> {
    if !(1..=MAX_BATCH).contains(&asked.cases.len()) {
        return Err(HttpError::BadRequest("a batch has 1 to 50 cases"));
    }
    batch::check_note(&asked.note)?;
    let request = Request::new(&headers, session.person, &["batch", &serde_json::to_string(&asked)?])?;
    let mut results = Vec::with_capacity(asked.cases.len());
    for number in 0..asked.cases.len() {
        results.extend(carry_out_one(&app, &session, &request, &asked, number).await?);
    }
    Ok(Json(CaseBatchResult { results }))
}

/// Carries out the step of one case, and records its outcome in the same transaction; gives the recorded one if there is one.
async fn carry_out_one(
    app: &App,
    session: &Session,
    request: &Request,
    asked: &CaseBatch,
    number: usize,
) -> Result<Option<BatchResult>, Error> {
    let Some(case) = asked.cases.get(number) else { return Ok(None) };
    let result = |outcome| Some(BatchResult { reference: case.reference.clone(), outcome });
    let request = request.part(number);
    let mut tx = app.db.begin().await?;
    if let Some(outcome) = request.done_before(&mut tx).await? {
        return Ok(result(batch::read_outcome(&outcome)?));
    }
    let (outcome, done) = batch::step(app, &mut tx, (&session.actor(), session.person), case, &asked.note).await?;
    if done.is_none() {
        // Nothing of what was not done stays; only the outcome does.
        tx.rollback().await?;
        tx = app.db.begin().await?;
        // The same request, sent twice, may have come in between.
        if let Some(outcome) = request.done_before(&mut tx).await? {
            return Ok(result(batch::read_outcome(&outcome)?));
        }
    }
    request.remember(&mut tx, &batch::outcome_text(outcome)?, app.now()).await?;
    tx.commit().await?;
    if let Some(renewal) = done {
        app.outbox_waker.wake();
        issue::try_issue_now(app, renewal).await;
    }
    Ok(result(outcome))
}
