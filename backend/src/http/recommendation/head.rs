//! What waits for the head of a unit.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use domain::api::{AccessedData, RecommendationAnswer, RecommendationRequest, RecommendationRequests, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::recommendations::answer;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// A page that is opened again within this time is recorded once.
pub(super) const SAME_LOOK_SECS: i64 = 3600;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(waiting)).routes(routes!(request)).routes(routes!(answer_request))
}

/// Returns the requests that wait for my recommendation. Their holders are told that I saw them.
#[utoipa::path(get, path = path::RECOMMENDATIONS, tag = "recommendation",
               responses((status = 200, body = RecommendationRequests), Reading))]
async fn waiting(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
) -> Result<Json<RecommendationRequests>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (requests, holders) = answer::waiting(&app, &mut db, session.person, &session.agency).await?;
    drop(db);
    for holder in holders {
        session.log_access_once(&app, holder, AccessedData::Recommendation, SAME_LOOK_SECS).await?;
    }
    Ok(Json(requests))
}

/// Returns one request for my recommendation. Its holder is told that I saw it.
#[utoipa::path(get, path = path::RECOMMENDATION, tag = "recommendation", params(("id" = i64, Path, description = "The request's number")),
               responses((status = 200, body = RecommendationRequest), Reading))]
async fn request(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<RecommendationRequest>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    shown(&app, &session, id).await
}

/// Recommends, or declines with a reason.
#[utoipa::path(post, path = path::RECOMMENDATION_ANSWER, tag = "recommendation", request_body = RecommendationAnswer,
               params(("id" = i64, Path, description = "The request's number")),
               responses((status = 200, body = RecommendationRequest), Changing))]
async fn answer_request(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    id: Result<Path<i64>, PathRejection>,
    json::Json(given): json::Json<RecommendationAnswer>,
) -> Result<Json<RecommendationRequest>, HttpError> {
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    answer::answer(&app, session.person, id, &given).await?;
    shown(&app, &session, id).await
}

async fn shown(app: &App, session: &Session, id: i64) -> Result<Json<RecommendationRequest>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (request, holder) = answer::one(app, &mut db, session.person, id).await?;
    drop(db);
    session.log_access_once(app, holder, AccessedData::Recommendation, SAME_LOOK_SECS).await?;
    Ok(Json(request))
}
