//! Activation and password reset by a mailed link.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::AppendHeaders;
use domain::api::{LinkCheck, LinkRequest, NewPassword, path};
use domain::problem::{Fault, Field};
use domain::value::LoginIdentifier;
use domain::value::passphrase::password_fault;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::links::mail_password_link;
use crate::app::accounts::log_in_limits::{LoginLimits, count_attempt, count_for_nobody, device_token};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::links::{self, Purpose};
use crate::db::people;
use crate::db::{login_attempts, outbox, sessions};
use crate::http::extract::client::Client;
use crate::http::extract::cookie::device_cookie;
use crate::http::extract::json::Json;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::common_passwords::is_common;
use crate::infra::password::normalized_password;
use crate::infra::random;

/// Routes of the account.
pub fn router() -> OpenApiRouter<App> {
    let routes =
        OpenApiRouter::new().routes(routes!(ask_link)).routes(routes!(check_link)).routes(routes!(set_password));
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
    headers: HeaderMap,
    Json(input): Json<LinkRequest>,
) -> Result<StatusCode, HttpError> {
    let identifier =
        LoginIdentifier::parse(&input.identifier).map_err(|fault| Error::invalid(Field::Identifier, fault))?;
    let identifier = identifier.as_str();
    let now = app.now();
    let person =
        people::find_by_identifier(&mut *app.db.read().acquire().await?, identifier).await?.map(|person| person.id);
    let limits =
        LoginLimits::find(&mut *app.db.read().acquire().await?, origin(client, &headers), person, identifier).await?;
    let attempt = limits.count_attempt(&app, Field::Identifier).ok();
    let mut tx = app.db.begin().await?;
    // The mailbox is not flooded, and the answer stays the same.
    let mut allowed = attempt.is_some() || person.is_some();
    if allowed {
        allowed = match limits.count(&mut tx, &limits.links(), now.0, Field::Identifier).await {
            Ok(()) => true,
            Err(Error::TooManyAttempts { .. }) => false,
            Err(error) => return Err(error.into()),
        };
    }
    if attempt.is_none() {
        count_for_nobody(&mut tx, now.0).await?;
    }
    // Looked up inside the transaction, so that no link goes to an address that is being replaced.
    let person = people::find_by_identifier(&mut tx, identifier).await?;
    let id = person.as_ref().map(|person| person.id.0);
    tracing::info!(person = id, mailed = id.is_some() && allowed, "link asked for");
    if let Some(person) = person.filter(|_| allowed) {
        mail_password_link(&app, &mut tx, &person, now).await?;
    }
    tx.commit().await?;
    if let Some(attempt) = attempt {
        attempt.keep();
    }
    app.outbox_waker.wake();
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
    let link = random::digest(&[&input.link]);
    let mut db = app.db.read().acquire().await?;
    match links::owner(&mut db, &link, Purpose::Password, app.now().0).await? {
        Some(_) => Ok(StatusCode::NO_CONTENT),
        None => Err(no_link(&app, client).into()),
    }
}

fn no_link(app: &App, client: Client) -> Error {
    match count_attempt(app, client.0, Field::NewPassword) {
        Ok(attempt) => attempt.keep(),
        Err(refused) => return refused,
    }
    tracing::info!(outcome = "unknown or expired link", "password");
    expired()
}

fn expired() -> Error {
    Error::invalid(Field::NewPassword, Fault::LinkExpired)
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
    headers: HeaderMap,
    Json(input): Json<NewPassword>,
) -> Result<(StatusCode, AppendHeaders<[(HeaderName, HeaderValue); 1]>), HttpError> {
    let link = random::digest(&[&input.link]);
    let now = app.now();
    let mut db = app.db.read().begin().await?;
    let Some(owner) = links::owner(&mut db, &link, Purpose::Password, now.0).await? else {
        return Err(no_link(&app, client).into());
    };
    let person = people::get(&mut db, owner).await?.ok_or_else(expired)?;
    drop(db);

    let data = &person.data;
    let context = [&*data.name, &*data.nik, data.nip.as_deref().unwrap_or(""), &*data.email, &*data.mobile];
    // Checked in the form that is hashed.
    let normalized = normalized_password(&input.password);
    if let Some(fault) = password_fault(&normalized, &context) {
        return Err(Error::invalid(Field::NewPassword, fault).into());
    }
    if is_common(&normalized) {
        return Err(Error::invalid(Field::NewPassword, Fault::MuchUsed).into());
    }
    let hash = app.limits.passwords.hash(input.password).await?;

    let mut tx = app.db.begin().await?;
    // Checked again: another request may have used the link while the password was hashed.
    if links::owner(&mut tx, &link, Purpose::Password, now.0).await? != Some(owner) {
        return Err(expired().into());
    }
    people::set_password(&mut tx, owner, &hash).await?;
    sessions::revoke_all(&mut tx, owner, now.0).await?;
    sessions::void_credentials(&mut tx, owner, now).await?;
    let device = device_token(&mut tx, origin(client, &headers)).await?;
    sessions::remember_device(&mut tx, &random::digest(&[&device]), owner, now.0).await?;
    login_attempts::clear(&mut tx, &LoginLimits::of_known_device(owner, &device, client.0).all()).await?;
    if person.password_hash.is_some() {
        let mail = app.writer(&person.agency)?.password_changed(&data.email);
        outbox::enqueue(&mut tx, &mail, now).await?;
    }
    let cookie = device_cookie(&device)?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person = owner.0, outcome = "set by link", "password");
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(SET_COOKIE, cookie)])))
}
