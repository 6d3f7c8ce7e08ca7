//! The evaluation of a period, for heads and administrators.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::{Closing, EvaluationQuery, EvaluationView, NewMinutes, ProblemDetails, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::evaluation::{close, minutes, paper, rows, view};
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{Evaluator, Session};
use crate::http::file::POLICY;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_evaluation))
        .routes(routes!(get_table))
        .routes(routes!(get_paper))
        .routes(routes!(write_minutes))
        .routes(routes!(close_period))
}

/// Returns the evaluation of a period; without days, of the last month or quarter that is over.
#[utoipa::path(get, path = path::EVALUATION, tag = "officer", params(EvaluationQuery),
               responses((status = 200, body = EvaluationView), NoPeriod, Reading))]
async fn get_evaluation(
    State(app): State<App>,
    Evaluator(session): Evaluator,
    Query(query): Query<EvaluationQuery>,
) -> Result<Json<EvaluationView>, HttpError> {
    evaluation(&app, &session, query).await.map(Json)
}

/// Returns the figures of a period as a table (CSV, UTF-8), one a row.
#[utoipa::path(get, path = path::EVALUATION_TABLE, tag = "officer", params(EvaluationQuery),
               responses((status = 200, body = String, content_type = "text/csv"), NoPeriod, Reading))]
async fn get_table(
    State(app): State<App>,
    Evaluator(session): Evaluator,
    Query(query): Query<EvaluationQuery>,
) -> Result<Response, HttpError> {
    let view = evaluation(&app, &session, query).await?;
    let bytes = rows::table(&view.agency, &view.figures)?;
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, named(&view, "csv"))];
    Ok((headers, bytes).into_response())
}

/// Returns the report on a period as PDF.
#[utoipa::path(get, path = path::EVALUATION_PAPER, tag = "officer", params(EvaluationQuery),
               responses((status = 200, description = "The report", content((Vec<u8> = "application/pdf"))), NoPeriod, Reading))]
async fn get_paper(
    State(app): State<App>,
    Evaluator(session): Evaluator,
    Query(query): Query<EvaluationQuery>,
) -> Result<Response, HttpError> {
    let view = evaluation(&app, &session, query).await?;
    let bytes = paper::paper(&*app.standard(&session.agency)?, &view)?.draw(&app).await?;
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (CONTENT_DISPOSITION, named(&view, "pdf")),
    ];
    Ok((headers, bytes).into_response())
}

/// Keeps a new version of a period's minutes and decisions.
#[utoipa::path(put, path = path::EVALUATION_MINUTES, tag = "officer", request_body = NewMinutes,
               responses((status = 200, body = EvaluationView), Changing))]
async fn write_minutes(
    State(app): State<App>,
    Evaluator(session): Evaluator,
    json::Json(new): json::Json<NewMinutes>,
) -> Result<Json<EvaluationView>, HttpError> {
    let mut tx = app.db.begin().await?;
    minutes::write(&mut tx, &session.change(&app), &new).await?;
    tx.commit().await?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::view(&app, &mut db, &session.agency, new.period).await?))
}

/// Closes a period that is over.
#[utoipa::path(post, path = path::EVALUATION_CLOSING, tag = "officer", request_body = Closing,
               responses((status = 200, body = EvaluationView), Changing))]
async fn close_period(
    State(app): State<App>,
    Evaluator(session): Evaluator,
    json::Json(Closing { period }): json::Json<Closing>,
) -> Result<Json<EvaluationView>, HttpError> {
    close::close(&app, &session.agency, period, Some(session.person)).await?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::view(&app, &mut db, &session.agency, period).await?))
}

/// The period that was asked for is none.
#[derive(utoipa::IntoResponses)]
#[response(status = 422, description = "See problems", content_type = "application/problem+json")]
#[expect(dead_code, reason = "describes the answer")]
struct NoPeriod(#[to_schema] ProblemDetails);

async fn evaluation(app: &App, session: &Session, query: EvaluationQuery) -> Result<EvaluationView, HttpError> {
    let period = view::period(app, &session.agency, query)?;
    let mut db = app.db.read().begin().await?;
    Ok(view::view(app, &mut db, &session.agency, period).await?)
}

fn named(view: &EvaluationView, kind: &str) -> String {
    let period = view.figures.period;
    format!("attachment; filename=\"evaluasi-{}-{}.{kind}\"", period.first(), period.last())
}
