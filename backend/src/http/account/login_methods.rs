//! How one logs in: password, authenticator app, recovery codes, passkeys. Each change asks for the password again.

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{
    AuthenticatorCode, LoginMethods, NewAuthenticator, NewPasskey, OwnPassword, PasskeyOptions, PasswordChange,
    RecoveryCodes, path,
};
use domain::problem::{Fault, Field};
use domain::value::OneTimeCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{MAX_LOGIN_BODY_BYTES, origin};
use crate::app::accounts::own_password::{self, Asking, begin_change};
use crate::app::accounts::{authenticator, passkeys, recovery_codes};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people;
use crate::http::extract::client::Client;
use crate::http::extract::json::Json;
use crate::http::extract::session::{OwnDevice, Session};
use crate::http::extract::terminal::AtTerminal;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Longer passwords are refused without hashing.
const MAX_INPUT_BYTES: usize = 1024;

/// Routes of the ways to log in.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(methods))
        .routes(routes!(change_password))
        .routes(routes!(begin_authenticator))
        .routes(routes!(confirm_authenticator))
        .routes(routes!(remove_authenticator))
        .routes(routes!(renew_recovery_codes))
        .routes(routes!(begin_passkey))
        .routes(routes!(add_passkey))
        .routes(routes!(remove_passkey))
        .layer(DefaultBodyLimit::max(MAX_LOGIN_BODY_BYTES))
}

/// Returns how I log in.
#[utoipa::path(get, path = path::LOGIN_METHODS, tag = "account", responses(
    (status = 200, description = "Authenticator, passkeys, recovery codes left", body = LoginMethods),
    Reading,
))]
async fn methods(State(app): State<App>, session: Session) -> Result<axum::Json<LoginMethods>, HttpError> {
    Ok(axum::Json(passkeys::methods(&app, session.person).await?))
}

/// Changes my password. My other sessions end; links, log-ins in progress and mailed codes are void.
#[utoipa::path(put, path = path::OWN_PASSWORD, tag = "account", request_body = PasswordChange, responses(
    (status = 204, description = "Changed"),
    Changing,
))]
async fn change_password(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(change): Json<PasswordChange>,
) -> Result<StatusCode, HttpError> {
    check_input(&change.password)?;
    own_password::change(&app, asking(&session, client, &headers), change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes the secret of an authenticator app, which counts once one of its codes has confirmed it.
#[utoipa::path(post, path = path::AUTHENTICATOR, tag = "account", request_body = OwnPassword, responses(
    (status = 200, description = "The secret, told once", body = NewAuthenticator),
    Changing,
))]
async fn begin_authenticator(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(own): Json<OwnPassword>,
) -> Result<axum::Json<NewAuthenticator>, HttpError> {
    check_input(&own.password)?;
    let (mut tx, person) = begin_change(&app, asking(&session, client, &headers), own.password).await?;
    let new = authenticator::begin(&app, &mut tx, &person).await?;
    tx.commit().await?;
    Ok(axum::Json(new))
}

/// Confirms the authenticator app by the first code that it shows.
#[utoipa::path(post, path = path::AUTHENTICATOR_CONFIRMATION, tag = "account", request_body = AuthenticatorCode, responses(
    (status = 200, description = "Added; recovery codes, unless there are some", body = RecoveryCodes),
    Changing,
))]
async fn confirm_authenticator(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    Json(input): Json<AuthenticatorCode>,
) -> Result<axum::Json<RecoveryCodes>, HttpError> {
    let code = OneTimeCode::parse(&input.token).map_err(|fault| Error::invalid(Field::Token, fault))?;
    let mut tx = app.db.begin().await?;
    let person = people::get(&mut tx, session.person).await?.ok_or(HttpError::NotLoggedIn)?;
    let codes = authenticator::confirm(&app, &mut tx, &person, &code).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(axum::Json(codes))
}

/// Removes the authenticator app.
#[utoipa::path(post, path = path::AUTHENTICATOR_REMOVAL, tag = "account", request_body = OwnPassword, responses(
    (status = 204, description = "Removed"),
    Changing,
))]
async fn remove_authenticator(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(own): Json<OwnPassword>,
) -> Result<StatusCode, HttpError> {
    check_input(&own.password)?;
    let (mut tx, person) = begin_change(&app, asking(&session, client, &headers), own.password).await?;
    authenticator::remove(&app, &mut tx, &person).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(StatusCode::NO_CONTENT)
}

/// Makes new recovery codes; earlier ones are void.
#[utoipa::path(post, path = path::RECOVERY_CODES, tag = "account", request_body = OwnPassword, responses(
    (status = 200, description = "The codes, told once", body = RecoveryCodes),
    Changing,
))]
async fn renew_recovery_codes(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(own): Json<OwnPassword>,
) -> Result<axum::Json<RecoveryCodes>, HttpError> {
    check_input(&own.password)?;
    let (mut tx, person) = begin_change(&app, asking(&session, client, &headers), own.password).await?;
    let codes = recovery_codes::renew(&app, &mut tx, &person).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(axum::Json(codes))
}

/// Begins a new passkey.
#[utoipa::path(post, path = path::PASSKEY_OPTIONS, tag = "account", request_body = OwnPassword, responses(
    (status = 200, description = "What to ask the device with", body = PasskeyOptions),
    Changing,
))]
async fn begin_passkey(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(own): Json<OwnPassword>,
) -> Result<axum::Json<PasskeyOptions>, HttpError> {
    check_input(&own.password)?;
    let asking = asking(&session, client, &headers);
    let (mut tx, person) = begin_change(&app, asking, own.password).await?;
    let options = passkeys::begin(&app, &mut tx, asking, &person).await?;
    tx.commit().await?;
    Ok(axum::Json(options))
}

/// Adds the passkey that the device made.
#[utoipa::path(post, path = path::PASSKEYS, tag = "account", request_body = NewPasskey, responses(
    (status = 200, description = "Added; recovery codes, unless there are some", body = RecoveryCodes),
    Changing,
))]
async fn add_passkey(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    client: Client,
    headers: HeaderMap,
    Json(new): Json<NewPasskey>,
) -> Result<axum::Json<RecoveryCodes>, HttpError> {
    if new.name.chars().count() > passkeys::MAX_NAME || new.name.chars().any(char::is_control) {
        return Err(HttpError::BadRequest("name of a passkey"));
    }
    let codes = passkeys::add(&app, asking(&session, client, &headers), &new).await?;
    Ok(axum::Json(codes))
}

/// Removes one of my passkeys.
#[utoipa::path(post, path = path::PASSKEY_REMOVAL, tag = "account", request_body = OwnPassword,
    params(("id" = String, Path, description = "From the list")), responses(
    (status = 204, description = "Removed"),
    Changing,
))]
async fn remove_passkey(
    State(app): State<App>,
    OwnDevice(session): OwnDevice,
    Path(id): Path<String>,
    client: Client,
    headers: HeaderMap,
    Json(own): Json<OwnPassword>,
) -> Result<StatusCode, HttpError> {
    check_input(&own.password)?;
    let (mut tx, person) = begin_change(&app, asking(&session, client, &headers), own.password).await?;
    passkeys::remove(&app, &mut tx, &person, &id).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn asking<'a>(session: &'a Session, client: Client, headers: &'a HeaderMap) -> Asking<'a> {
    Asking {
        person: session.person,
        session: &session.id,
        origin: origin(client, AtTerminal(session.terminal), headers),
    }
}

pub(super) fn check_input(password: &str) -> Result<(), Error> {
    match password.len() {
        0 => Err(Error::invalid(Field::Password, Fault::Blank)),
        length if length > MAX_INPUT_BYTES => Err(Error::invalid(Field::Password, Fault::TooLong(1024))),
        _ => Ok(()),
    }
}
