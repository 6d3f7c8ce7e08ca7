//! The answer to whoever has logged in: who they are, and the cookies.

use axum::http::HeaderValue;
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::response::AppendHeaders;
use domain::api::Me;
use domain::renewal::PersonId;

use crate::app::accounts::log_in_limits::{Origin, device_token};
use crate::app::accounts::new_session::NewSession;
use crate::app::accounts::sessions::{SessionUse, me};
use crate::app::state::App;
use crate::http::extract::cookie::{LOGIN_COOKIE, SESSION_COOKIE, device_cookie, set_cookie};
use crate::http::problem::HttpError;
use crate::infra::random;

/// Cookies, and the body.
pub type LoggedIn = (AppendHeaders<Vec<(HeaderName, HeaderValue)>>, axum::Json<Me>);

/// Makes the secrets of a new session, and the whole answer, before anything is written: a durable session must have its cookie.
pub async fn new_session(app: &App, origin: Origin<'_>, person: PersonId) -> Result<(NewSession, LoggedIn), HttpError> {
    let now = app.now();
    let begun = SessionUse { begun: now, used_at: now, at_terminal: origin.terminal.is_some() };
    let me = me(app, person, begun).await?.ok_or(HttpError::NotLoggedIn)?;
    let token = random::token()?;
    let mut cookies = vec![set_cookie(SESSION_COOKIE, &token, None)?, set_cookie(LOGIN_COOKIE, "", Some(0))?];
    let mut device = None;
    if origin.terminal.is_none() {
        let token = device_token(&mut *app.db.read().acquire().await?, origin).await?;
        cookies.push(device_cookie(&token)?);
        device = Some(token);
    }
    let cookies = cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)).collect();
    Ok((NewSession { token, device }, (AppendHeaders(cookies), axum::Json(me))))
}
