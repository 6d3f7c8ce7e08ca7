//! Second part of the log-in: the token. The browser's cookie identifies the log-in, also after a reload, in another
//! tab, and from the link in the mail.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::AppendHeaders;
use domain::api::{LoginToken, Me, PendingLogin, path};
use domain::problem::Field;
use domain::value::OneTimeCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::sessions::{SessionUse, me};
use crate::app::accounts::{log_in, log_in_limits};
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{LOGIN_COOKIE, SESSION_COOKIE, cookie, device_cookie, set_cookie};
use crate::http::extract::json::Json;
use crate::http::extract::terminal::AtTerminal;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::random;

/// Routes of the token.
pub fn router() -> OpenApiRouter<App> {
    let routes = OpenApiRouter::new().routes(routes!(pending)).routes(routes!(login_token)).routes(routes!(another));
    routes.layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Cookies, and the body.
type WithCookies<T> = (AppendHeaders<Vec<(HeaderName, HeaderValue)>>, axum::Json<T>);

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
) -> Result<WithCookies<Me>, HttpError> {
    let code = OneTimeCode::parse(&input.token).map_err(|fault| Error::invalid(Field::Token, fault))?;
    let login = cookie(&headers, LOGIN_COOKIE).unwrap_or_default();
    let origin = origin(client, terminal, &headers);
    let person = log_in::person(&app, origin, login).await?;
    // Prepare the whole answer before writing: a durable session must have its cookie.
    let now = app.now();
    let begun = SessionUse { begun: now, used_at: now, at_terminal: terminal.0.is_some() };
    let me = me(&app, person, begun).await?.ok_or(HttpError::NotLoggedIn)?;
    let session = random::token()?;
    let mut cookies = vec![set_cookie(SESSION_COOKIE, &session, None)?, set_cookie(LOGIN_COOKIE, "", Some(0))?];
    let mut device = None;
    if terminal.0.is_none() {
        let token = log_in_limits::device_token(&mut *app.db.read().acquire().await?, origin).await?;
        cookies.push(device_cookie(&token)?);
        device = Some(token);
    }
    log_in::enter_token(&app, origin, login, &code, &session, device.as_deref()).await?;
    let cookies = cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)).collect();
    Ok((AppendHeaders(cookies), axum::Json(me)))
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
