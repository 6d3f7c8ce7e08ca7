//! Collective renewals, as members and heads of units see them.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use domain::api::{
    AccessedData, CollectiveAnswer, CollectiveRecommendation, CollectiveRecommended, CollectiveRequests, MyCollective,
    path,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::head::SAME_LOOK_SECS;
use crate::app::collective::{head, member};
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(mine))
        .routes(routes!(answer))
        .routes(routes!(waiting))
        .routes(routes!(recommend))
}

/// Returns the collective renewal to which I am invited.
#[utoipa::path(get, path = path::MY_COLLECTIVE, tag = "collective renewal", responses((status = 200, body = MyCollective), Reading))]
async fn mine(State(app): State<App>, OwnDevice(session): OwnDevice) -> Result<Json<MyCollective>, HttpError> {
    shown(&app, &session).await
}

/// Says whether I take part.
#[utoipa::path(post, path = path::MY_COLLECTIVE_ANSWER, tag = "collective renewal", request_body = CollectiveAnswer,
               responses((status = 200, body = MyCollective), Changing))]
async fn answer(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    json::Json(given): json::Json<CollectiveAnswer>,
) -> Result<Json<MyCollective>, HttpError> {
    member::answer(&app, &session.actor(), session.person, &given).await?;
    shown(&app, &session).await
}

/// Returns the requests of a collective renewal that wait for my recommendation. Their holders are told that I saw them.
#[utoipa::path(get, path = path::COLLECTIVE_REQUESTS, tag = "collective renewal",
               params(("id" = i64, Path, description = "The collective renewal's number")),
               responses((status = 200, body = CollectiveRequests), Reading))]
async fn waiting(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<CollectiveRequests>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    let mut db = app.db.read().begin().await?;
    let (requests, holders) = head::waiting(&app, &mut db, session.person, id).await?;
    drop(db);
    for holder in holders {
        session.log_access_once(&app, holder, AccessedData::Recommendation, SAME_LOOK_SECS).await?;
    }
    Ok(Json(requests))
}

/// Recommends several holders in one answer.
#[utoipa::path(post, path = path::COLLECTIVE_REQUESTS_ANSWER, tag = "collective renewal", request_body = CollectiveRecommendation,
               params(("id" = i64, Path, description = "The collective renewal's number")),
               responses((status = 200, body = CollectiveRecommended), Changing))]
async fn recommend(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    id: Result<Path<i64>, PathRejection>,
    json::Json(given): json::Json<CollectiveRecommendation>,
) -> Result<Json<CollectiveRecommended>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    Ok(Json(head::recommend(&app, session.person, id, &given.requests).await?))
}

async fn shown(app: &App, session: &Session) -> Result<Json<MyCollective>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(member::mine(app, &mut db, session.person, &session.agency).await?))
}
