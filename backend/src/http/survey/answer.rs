//! Asking for an invitation, and answering.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use domain::api::{SurveyAnswers, SurveyInvitation, SurveyToken, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::app::survey;
use crate::http::extract::client::Client;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// Largest body: nine ratings and a remark.
const MAX_BODY_BYTES: usize = 16 * 1024;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(invite))
        .routes(routes!(invitation))
        .routes(routes!(answer))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
}

/// Returns the invitation to rate one of my renewals, with a new token where it can be used.
#[utoipa::path(post, path = path::RENEWAL_SURVEY, tag = "survey",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = SurveyInvitation), Changing))]
async fn invite(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<SurveyInvitation>, HttpError> {
    let mut tx = app.db.begin().await?;
    let case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    let invitation = survey::of_renewal(&app, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(Json(invitation))
}

/// Returns what a token is good for: 404 for one that is unknown or was replaced.
#[utoipa::path(post, path = path::SURVEY_INVITATION, tag = "survey", request_body = SurveyToken,
               responses((status = 200, body = SurveyInvitation), Changing))]
async fn invitation(
    State(app): State<App>,
    client: Client,
    json::Json(sent): json::Json<SurveyToken>,
) -> Result<Json<SurveyInvitation>, HttpError> {
    Ok(Json(survey::state(&app, client.0, &sent.token).await?))
}

/// Takes answers, without a session: what is stored leads to nobody. 409 if the token was used or its time is over.
#[utoipa::path(post, path = path::SURVEY_ANSWERS, tag = "survey", request_body = SurveyAnswers,
               responses((status = 204, description = "Stored"), Changing))]
async fn answer(
    State(app): State<App>,
    client: Client,
    json::Json(sent): json::Json<SurveyAnswers>,
) -> Result<StatusCode, HttpError> {
    survey::answer(&app, client.0, &sent).await?;
    Ok(StatusCode::NO_CONTENT)
}
