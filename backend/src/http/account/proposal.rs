//! Answers to proposals by a mailed link, without a log-in.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use domain::api::{LinkAnswer, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::MAX_LOGIN_BODY_BYTES;
use crate::app::administration::proposals::answer::by_link;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::json::Json;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(answer)).layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Agrees to changes of one's account at the old address, or objects to a proposal.
#[utoipa::path(post, path = path::PROPOSAL_ANSWER, tag = "account", request_body = LinkAnswer, responses(
    (status = 204, description = "Noted"),
    Changing,
))]
async fn answer(
    State(app): State<App>,
    client: Client,
    Json(answer): Json<LinkAnswer>,
) -> Result<StatusCode, HttpError> {
    by_link(&app, client.0, &answer.link, answer.agree).await?;
    Ok(StatusCode::NO_CONTENT)
}
