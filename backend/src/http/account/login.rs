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

use super::login_limits::{LoginLimits, MAX_LOGIN_BODY_BYTES};
use super::login_token::{LOGIN_SECS, send_code};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{challenges, login_attempts, people};
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{LOGIN_COOKIE, set_cookie};
use crate::http::extract::json::Json;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::metrics;
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
    headers: HeaderMap,
    Json(input): Json<Login>,
) -> Result<(AppendHeaders<[(HeaderName, HeaderValue); 1]>, axum::Json<PendingLogin>), HttpError> {
    let identifier = check_input(&input)?;
    let identifier = identifier.as_str();
    let person = people::find_by_identifier(&mut *app.db.read().acquire().await?, identifier).await?;
    let id = person.as_ref().map(|person| person.id);
    let limits = LoginLimits::find(&mut *app.db.read().acquire().await?, &headers, client, id, identifier).await?;

    let now = app.now();
    let attempt = limits.count_attempt(&app, Field::Password)?;
    let counters = limits.passwords();
    let mut tx = app.db.begin().await?;
    if let Err(error) = limits.count(&mut tx, &counters, now.0, Field::Password).await {
        if matches!(error, Error::TooManyAttempts { .. }) {
            attempt.keep();
        }
        return Err(error.into());
    }
    tx.commit().await?;

    let wrong = || HttpError::WrongCredentials(Problem::new(Field::Password, Fault::WrongCredentials));
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let fits = match app.limits.passwords.verify(input.password, hash.clone()).await {
        Ok(fits) => fits,
        Err(error) => {
            // Not judged, so it is not counted.
            drop(attempt);
            let mut tx = app.db.begin().await?;
            login_attempts::take_back(&mut tx, &counters, now.0).await?;
            tx.commit().await?;
            return Err(error.into());
        }
    };
    let Some(person) = person.filter(|_| fits) else {
        tracing::info!(person = id.map(|id| id.0), outcome = "wrong password", "log-in");
        metrics::log_in("wrong_password");
        attempt.keep();
        return Err(wrong());
    };
    drop(attempt);

    let challenge = random::token()?;
    let login_cookie = set_cookie(LOGIN_COOKIE, &challenge, Some(LOGIN_SECS))?;
    let mut tx = app.db.begin().await?;
    // Checked again: the password or the address may have changed meanwhile, and what that voided must not come back.
    let person =
        people::get(&mut tx, person.id).await?.filter(|person| person.password_hash == hash).ok_or_else(wrong)?;
    login_attempts::clear(&mut tx, &counters).await?;
    if let Err(refused) = limits.count(&mut tx, &limits.challenges(), now.0, Field::Password).await {
        tx.commit().await?;
        return Err(refused.into());
    }
    challenges::insert(&mut tx, &random::digest(&[&challenge]), person.id, now).await?;
    let pending = send_code(&app, &mut tx, &person, &challenge).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person = person.id.0, outcome = "token sent", "log-in");
    metrics::log_in("token_sent");
    Ok((AppendHeaders([(SET_COOKIE, login_cookie)]), axum::Json(pending)))
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
