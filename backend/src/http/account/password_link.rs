//! Activation and password reset by a mailed link.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::AppendHeaders;
use domain::api::{LinkCheck, LinkRequest, NewPassword, path};
use domain::problem::Field;
use domain::value::LoginIdentifier;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::freeze::freeze_by_link;
use crate::app::accounts::log_in_limits::device_token;
use crate::app::accounts::password_link;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::device_cookie;
use crate::http::extract::json::Json;
use crate::http::extract::terminal::AtTerminal;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// Routes of the account.
pub fn router() -> OpenApiRouter<App> {
    let routes = OpenApiRouter::new()
        .routes(routes!(ask_link))
        .routes(routes!(check_link))
        .routes(routes!(set_password))
        .routes(routes!(freeze));
    routes.layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Mails a link that sets the password, if the person exists. The answer is always the same.
#[utoipa::path(post, path = path::ACCOUNT_LINK, tag = "account", request_body = LinkRequest, responses(
    (status = 202, description = "If there is such a person, a mail is on its way"),
    Changing,
))]
async fn ask_link(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
    Json(input): Json<LinkRequest>,
) -> Result<StatusCode, HttpError> {
    let identifier =
        LoginIdentifier::parse(&input.identifier).map_err(|fault| Error::invalid(Field::Identifier, fault))?;
    password_link::ask(&app, origin(client, terminal, &headers), &identifier).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Returns whether a mailed link is valid, before a password is chosen. The link stays valid.
#[utoipa::path(post, path = path::ACCOUNT_PASSWORD_LINK, tag = "account", request_body = LinkCheck, responses(
    (status = 204, description = "It does"),
    Changing,
))]
async fn check_link(
    State(app): State<App>,
    client: Client,
    Json(input): Json<LinkCheck>,
) -> Result<StatusCode, HttpError> {
    password_link::check(&app, client.0, &input.link).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Freezes the account whose owner was mailed this link: "this was not me". Its sessions end, nobody can log in, and the office is
/// told. The link stays valid, so that a mail program that opens it twice shows the same.
#[utoipa::path(post, path = path::ACCOUNT_FREEZE, tag = "account", request_body = LinkCheck, responses(
    (status = 204, description = "Frozen"),
    Changing,
))]
async fn freeze(State(app): State<App>, client: Client, Json(input): Json<LinkCheck>) -> Result<StatusCode, HttpError> {
    freeze_by_link(&app, client.0, &input.link).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets the password. Ends all sessions of the person and voids other links, log-ins in progress and mailed codes. The
/// device becomes known, so that its owner may log in whatever strangers tried.
#[utoipa::path(put, path = path::ACCOUNT_PASSWORD, tag = "account", request_body = NewPassword, responses(
    (status = 204, description = "Set; log in with it"),
    Changing,
))]
async fn set_password(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    headers: HeaderMap,
    Json(input): Json<NewPassword>,
) -> Result<(StatusCode, AppendHeaders<[(HeaderName, HeaderValue); 1]>), HttpError> {
    // Made before anything is stored: a known device must have its cookie.
    let device = device_token(&mut *app.db.read().acquire().await?, origin(client, terminal, &headers)).await?;
    let cookie = device_cookie(&device)?;
    password_link::set(&app, client.0, &input.link, input.password, &device).await?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(SET_COOKIE, cookie)])))
}
