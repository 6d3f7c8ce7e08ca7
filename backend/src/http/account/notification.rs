//! How I am notified.

use axum::Json as Body;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::{NotificationChoice, NotificationSettings, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::notifications;
use crate::app::state::App;
use crate::http::extract::json::Json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(settings, choose))
}

/// Returns how I am notified.
#[utoipa::path(get, path = path::NOTIFICATIONS, tag = "account", responses(
    (status = 200, description = "Language of mails, text messages", body = NotificationSettings),
    Reading,
))]
async fn settings(State(app): State<App>, session: Session) -> Result<Body<NotificationSettings>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Body(notifications::settings(&app, &mut db, session.person).await?))
}

/// Chooses how I am notified. A language that was chosen is kept when I log in in another one.
#[utoipa::path(put, path = path::NOTIFICATIONS, tag = "account", request_body = NotificationChoice, responses(
    (status = 204, description = "Stored"),
    Changing,
))]
async fn choose(
    State(app): State<App>,
    session: Session,
    Json(chosen): Json<NotificationChoice>,
) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    notifications::choose(&app, &mut tx, session.person, &chosen).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
