//! A holder's request for a recommendation.

use axum::Json;
use axum::extract::State;
use domain::api::{AccessedData, HeadOfUnit, HeadQuery, MyRecommendation, NewRecommendationRequest, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::collective;
use crate::app::recommendations::{ask, look_up, view};
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(mine, ask_head))
        .routes(routes!(withdraw))
        .routes(routes!(head_of_unit))
        .routes(routes!(ask_in_collective))
}

/// Returns what became of my request for a recommendation.
#[utoipa::path(get, path = path::DRAFT_RECOMMENDATION, tag = "recommendation",
               responses((status = 200, body = MyRecommendation), Reading))]
async fn mine(State(app): State<App>, OwnDevice(session): OwnDevice) -> Result<Json<MyRecommendation>, HttpError> {
    shown(&app, &session).await
}

/// Asks the head of my unit for a recommendation, in the place of the letter.
#[utoipa::path(post, path = path::DRAFT_RECOMMENDATION, tag = "recommendation", request_body = NewRecommendationRequest,
               responses((status = 200, body = MyRecommendation), Changing))]
async fn ask_head(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    json::Json(new): json::Json<NewRecommendationRequest>,
) -> Result<Json<MyRecommendation>, HttpError> {
    ask::ask(&app, session.person, &new).await?;
    shown(&app, &session).await
}

/// Asks the head of the collective renewal to which I am invited, and takes part in it by that.
#[utoipa::path(post, path = path::DRAFT_RECOMMENDATION_COLLECTIVE, tag = "collective renewal",
               responses((status = 200, body = MyRecommendation), Changing))]
async fn ask_in_collective(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
) -> Result<Json<MyRecommendation>, HttpError> {
    collective::ask::ask(&app, session.person).await?;
    shown(&app, &session).await
}

/// Withdraws my request, or the recommendation that I was given and have not sent.
#[utoipa::path(post, path = path::DRAFT_RECOMMENDATION_WITHDRAWAL, tag = "recommendation",
               responses((status = 200, body = MyRecommendation), Changing))]
async fn withdraw(State(app): State<App>, OwnDevice(session): OwnDevice) -> Result<Json<MyRecommendation>, HttpError> {
    ask::withdraw(&app, session.person).await?;
    shown(&app, &session).await
}

/// Returns who has this NIP or official e-mail, before I ask. The person is told that I looked.
#[utoipa::path(post, path = path::DRAFT_RECOMMENDATION_HEAD, tag = "recommendation", request_body = HeadQuery,
               responses((status = 200, body = HeadOfUnit), Changing))]
async fn head_of_unit(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    json::Json(query): json::Json<HeadQuery>,
) -> Result<Json<HeadOfUnit>, HttpError> {
    let (person, head) = look_up::look_up(&app, session.person, &query.identifier).await?;
    session.log_access(&app, vec![person], AccessedData::HeadOfUnit).await?;
    Ok(Json(head))
}

async fn shown(app: &App, session: &Session) -> Result<Json<MyRecommendation>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let mine = view::mine(app, &mut db, session.person).await?;
    let collective = collective::member::of_holder(app, &mut db, session.person).await?;
    Ok(Json(MyRecommendation { collective, ..mine }))
}
