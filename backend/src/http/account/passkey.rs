//! Log-in by a passkey, in the place of both its parts.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::AppendHeaders;
use domain::api::{Me, PasskeyOptions, PasskeyProof, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::new_session::{LoggedIn, new_session};
use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::log_in::LOGIN_SECS;
use crate::app::accounts::passkeys;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{LOGIN_COOKIE, cookie, set_cookie};
use crate::http::extract::json::Json;
use crate::http::extract::terminal::AtTerminal;
use crate::http::layers::language::preferred;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::random;

/// Routes of the log-in by passkey.
pub fn router() -> OpenApiRouter<App> {
    let routes = OpenApiRouter::new().routes(routes!(options)).routes(routes!(log_in));
    routes.layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Begins a log-in by passkey. The cookie identifies the log-in; the challenge counts for five minutes, once.
#[utoipa::path(post, path = path::LOGIN_PASSKEY_OPTIONS, tag = "log-in", responses(
    (status = 200, description = "What to ask the device with", body = PasskeyOptions),
    Changing,
))]
async fn options(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
) -> Result<(AppendHeaders<[(HeaderName, HeaderValue); 1]>, axum::Json<PasskeyOptions>), HttpError> {
    no_terminal(terminal)?;
    let login = random::token()?;
    let login_cookie = set_cookie(LOGIN_COOKIE, &login, Some(LOGIN_SECS))?;
    let options = passkeys::begin_log_in(&app, origin(client, terminal, &headers), &login).await?;
    Ok((AppendHeaders([(SET_COOKIE, login_cookie)]), axum::Json(options)))
}

/// Checks the passkey and begins a session. The answer sets its cookie.
#[utoipa::path(post, path = path::LOGIN_PASSKEY, tag = "log-in", request_body = PasskeyProof, responses(
    (status = 200, description = "Logged in", body = Me),
    Changing,
))]
async fn log_in(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
    Json(proof): Json<PasskeyProof>,
) -> Result<LoggedIn, HttpError> {
    no_terminal(terminal)?;
    let login = cookie(&headers, LOGIN_COOKIE).unwrap_or_default();
    let origin = origin(client, terminal, &headers);
    let person = passkeys::claimed(&app, &proof).await?;
    let (session, answer) = new_session(&app, origin, person).await?;
    passkeys::log_in(&app, origin, login, &proof, &session, preferred(&headers)).await?;
    Ok(answer)
}

/// A terminal that many share has nobody's passkey.
fn no_terminal(terminal: AtTerminal) -> Result<(), Error> {
    if terminal.0.is_none() { Ok(()) } else { Err(Error::Forbidden(None)) }
}
