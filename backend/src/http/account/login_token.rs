//! Second part of the log-in: the token. The browser's cookie identifies the log-in, also after a reload, in another
//! tab, and from the link in the mail.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::HeaderMap;
use domain::api::{LoginToken, Me, PendingLogin, path};
use domain::problem::Field;
use domain::value::LoginCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::new_session::{LoggedIn, new_session};
use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::log_in;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{LOGIN_COOKIE, cookie};
use crate::http::extract::json::Json;
use crate::http::extract::terminal::AtTerminal;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Routes of the token.
pub fn router() -> OpenApiRouter<App> {
    let routes = OpenApiRouter::new().routes(routes!(pending)).routes(routes!(login_token)).routes(routes!(another));
    routes.layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Returns this browser's log-in that awaits its token; `null` if there is none.
#[utoipa::path(get, path = path::LOGIN, tag = "log-in", responses(
    (status = 200, description = "The log-in, if there is one", body = Option<PendingLogin>),
    Reading,
))]
async fn pending(State(app): State<App>, headers: HeaderMap) -> Result<axum::Json<Option<PendingLogin>>, HttpError> {
    let Some(token) = cookie(&headers, LOGIN_COOKIE) else { return Ok(axum::Json(None)) };
    Ok(axum::Json(log_in::pending(&app, token).await?))
}

/// Checks the token and begins a session. The answer sets its cookie.
#[utoipa::path(post, path = path::LOGIN_TOKEN, tag = "log-in", request_body = LoginToken, responses(
    (status = 200, description = "Logged in", body = Me),
    Changing,
))]
async fn login_token(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
    Json(input): Json<LoginToken>,
) -> Result<LoggedIn, HttpError> {
    let code = LoginCode::parse(&input.token).map_err(|fault| Error::invalid(Field::Token, fault))?;
    let login = cookie(&headers, LOGIN_COOKIE).unwrap_or_default();
    let origin = origin(client, terminal, &headers);
    let person = log_in::person(&app, origin, login).await?;
    let (session, answer) = new_session(&app, origin, person).await?;
    log_in::enter_token(&app, origin, login, &code, &session).await?;
    Ok(answer)
}

/// Mails another token for the same log-in. Earlier ones stay valid until they expire: mails may overtake each other.
#[utoipa::path(post, path = path::LOGIN_CODE, tag = "log-in", responses(
    (status = 200, description = "Another token was mailed", body = PendingLogin),
    Changing,
))]
async fn another(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
) -> Result<axum::Json<PendingLogin>, HttpError> {
    let login = cookie(&headers, LOGIN_COOKIE).unwrap_or_default();
    Ok(axum::Json(log_in::send_another_token(&app, origin(client, terminal, &headers), login).await?))
}
