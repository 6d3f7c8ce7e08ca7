//! Answers to proposals by a mailed link, without a log-in.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use domain::api::{LinkAnswer, path};
use domain::problem::Field;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::MAX_LOGIN_BODY_BYTES;
use crate::app::accounts::log_in_limits::count_attempt;
use crate::app::administration::proposals::answer::by_link;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::proposal_links;
use crate::http::extract::client::Client;
use crate::http::extract::json::Json;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::random;

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
    let token = random::digest(&[&answer.link]);
    let now = app.now();
    let Some(link) = proposal_links::find(&mut *app.db.read().acquire().await?, &token, now).await? else {
        count_attempt(&app, client.0, Field::Identifier)?.keep();
        tracing::info!(outcome = "unknown or expired link", "proposal");
        return Err(Error::NotFound.into());
    };
    let mut tx = app.db.begin().await?;
    by_link(&app, &mut tx, link, answer.agree, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(StatusCode::NO_CONTENT)
}
