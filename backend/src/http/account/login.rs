//! First part of the log-in: identifier and password. The second part is the token sent by mail.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::AppendHeaders;
use domain::api::{Login, PendingLogin, path};
use domain::problem::{Fault, Field, Problem};
use domain::value::LoginIdentifier;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::log_in::{self, LOGIN_SECS};
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{LOGIN_COOKIE, set_cookie};
use crate::http::extract::json::Json;
use crate::http::extract::terminal::AtTerminal;
use crate::http::layers::language::preferred;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::random;

/// Longer input is refused without hashing.
const MAX_INPUT_CHARS: usize = 1024;

/// Routes of the log-in.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(login)).layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// First part of the log-in: identifier and password. A token is mailed to the person's official e-mail address; the
/// cookie identifies the log-in that awaits it.
#[utoipa::path(post, path = path::LOGIN, tag = "log-in", request_body = Login, responses(
    (status = 200, description = "A token was mailed", body = PendingLogin),
    Changing,
))]
async fn login(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
    Json(input): Json<Login>,
) -> Result<(AppendHeaders<[(HeaderName, HeaderValue); 1]>, axum::Json<PendingLogin>), HttpError> {
    let identifier = check_input(&input)?;
    // Made before anything is stored: a log-in must have its cookie.
    let challenge = random::token()?;
    let login_cookie = set_cookie(LOGIN_COOKIE, &challenge, Some(LOGIN_SECS))?;
    let (from, language) = (origin(client, terminal, &headers), preferred(&headers));
    let pending = log_in::begin(&app, from, &identifier, input.password, &challenge, language).await?;
    let wrong = || HttpError::WrongCredentials(Problem::new(Field::Password, Fault::WrongCredentials));
    Ok((AppendHeaders([(SET_COOKIE, login_cookie)]), axum::Json(pending.ok_or_else(wrong)?)))
}

/// Parses the identifier. Its faults depend on the input alone, and a typing error counts no attempt.
fn check_input(input: &Login) -> Result<LoginIdentifier, HttpError> {
    let identifier = LoginIdentifier::parse(&input.identifier);
    let password = match input.password.len() {
        0 => Some(Fault::Blank),
        length => (length > MAX_INPUT_CHARS).then_some(Fault::TooLong(1024)),
    };
    match (identifier, password) {
        (Ok(identifier), None) => Ok(identifier),
        (identifier, password) => {
            let problems = identifier.err().map(|fault| Problem::new(Field::Identifier, fault.into()));
            let password = password.map(|fault| Problem::new(Field::Password, fault));
            Err(Error::Invalid(problems.into_iter().chain(password).collect()).into())
        }
    }
}
