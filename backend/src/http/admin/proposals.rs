//! Proposals that wait for a second person: listed, confirmed and refused.

use axum::Json;
use axum::extract::{Path, State};
use domain::administration::ProposalId;
use domain::api::{ProposalAnswer, Proposals, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::proposals::answer;
use crate::app::administration::proposals::view::proposals;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(answer))
}

/// Returns the agency's proposals that wait for a second person.
#[utoipa::path(get, path = path::PROPOSALS, tag = "administration",
               responses((status = 200, body = Proposals), Reading))]
async fn list(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Proposals>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(proposals(&app, &mut db, &session.agency, session.person).await?))
}

/// Confirms or refuses a proposal. Neither the proposer nor the person concerned confirms it, nor anybody who may
/// control their accounts; every administrator may refuse it.
#[utoipa::path(post, path = path::PROPOSAL, tag = "administration", request_body = ProposalAnswer,
               params(("id" = i64, Path, description = "The proposal")),
               responses((status = 200, body = Proposals), Changing))]
async fn answer(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
    json::Json(asked): json::Json<ProposalAnswer>,
) -> Result<Json<Proposals>, HttpError> {
    let id = id.parse().map(ProposalId).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let confirmed = answer::by_administrator(&app, &mut tx, &session.change(&app), id, &asked).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(by = session.person.0, agree = asked.agree, confirmed, proposal = id.0, "proposals answered");
    let mut db = app.db.read().begin().await?;
    Ok(Json(proposals(&app, &mut db, &session.agency, session.person).await?))
}
