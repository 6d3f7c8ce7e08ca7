//! The current session and the user's other sessions.

use axum::extract::{Path, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::AppendHeaders;
use domain::api::{Me, SessionInfo, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::sessions::{SessionUse, end, end_others, live, log_out, me};
use crate::app::state::App;
use crate::http::extract::cookie::{SESSION_COOKIE, set_cookie};
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Routes of the session.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session))
        .routes(routes!(list, revoke_others))
        .routes(routes!(revoke))
        .routes(routes!(logout))
}

/// Returns who is logged in. The request counts as use and extends the session.
#[utoipa::path(get, path = path::SESSION, tag = "log-in", responses(
    (status = 200, description = "Logged in", body = Me),
    Reading,
))]
async fn session(State(app): State<App>, session: Session) -> Result<axum::Json<Me>, HttpError> {
    let now = app.now();
    let used_at = session.touch(&app, now).await;
    let used = SessionUse { begun: session.created_at, used_at, at_terminal: session.terminal.is_some() };
    let me = me(&app, session.person, used).await?;
    Ok(axum::Json(me.ok_or(HttpError::NotLoggedIn)?))
}

/// Returns my live sessions, latest used first.
#[utoipa::path(get, path = path::SESSIONS, tag = "log-in", responses(
    (status = 200, description = "Live sessions", body = Vec<SessionInfo>),
    Reading,
))]
async fn list(State(app): State<App>, session: Session) -> Result<axum::Json<Vec<SessionInfo>>, HttpError> {
    Ok(axum::Json(live(&app, session.person, &session.id).await?))
}

/// Ends one of my sessions. Ending another one also ends log-ins in progress, since its user may be about to return.
#[utoipa::path(delete, path = path::SESSION_ONE, tag = "log-in",
    params(("id" = String, Path, description = "From the list of sessions")), responses(
    (status = 204, description = "Ended"),
    Changing,
))]
async fn revoke(State(app): State<App>, session: Session, Path(id): Path<String>) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    end(&mut tx, session.person, &id, &session.id, app.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all my other sessions and log-ins in progress.
#[utoipa::path(delete, path = path::SESSIONS, tag = "log-in", responses(
    (status = 204, description = "Ended, or there was no other"),
    Changing,
))]
async fn revoke_others(State(app): State<App>, session: Session) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    end_others(&mut tx, session.person, &session.id, app.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What browsers delete at the log-out, besides the session's cookie.
///
/// "storage" is also the service worker with the static files that it keeps; the next page has it registered again.
///
/// Not "cookies": that means those of every service of the agency's domain, and the device's cookie here. Not "cache": no
/// answer with personal data may be kept there, and the apps would be loaded anew over a poor line.
const FORGOTTEN: &str = "\"storage\"";

/// Ends this session.
#[utoipa::path(post, path = path::LOGOUT, tag = "log-in", responses(
    (status = 204, description = "Logged out"),
    Changing,
))]
async fn logout(
    State(app): State<App>,
    session: Session,
) -> Result<(StatusCode, AppendHeaders<[(HeaderName, HeaderValue); 2]>), HttpError> {
    let mut tx = app.db.begin().await?;
    log_out(&mut tx, session.person, &session.id, app.now()).await?;
    tx.commit().await?;
    let gone = set_cookie(SESSION_COOKIE, "", Some(0))?;
    let forget = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static(FORGOTTEN));
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(SET_COOKIE, gone), forget])))
}
