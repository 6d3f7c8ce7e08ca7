//! Log-in in two parts: identifier and password, then a token by mail.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::AppendHeaders;
use domain::api::{Challenge, Login, LoginToken, Me, path};
use domain::problem::{Fault, Field, Problem};
use domain::value::{Nip, OfficialEmail, OneTimeCode};
use subtle::ConstantTimeEq;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::auth::{DEVICE_COOKIE, SESSION_COOKIE, cookie};
use super::client::Client;
use super::json::Json;
use super::login_limits::{Trier, take_attempt};
use super::problems::Changing;
use super::session::me;
use crate::db::{Tx, outbox, people, sessions, tries};
use crate::error::Error;
use crate::metrics;
use crate::secret;
use crate::state::App;

/// How long a token can be used, in minutes: as long as NIST SP 800-63B-4 lets it, since mail may be slow.
const TOKEN_MINUTES: i64 = 10;
/// Wrong tokens that end a challenge.
const TOKEN_TRIES: i64 = 5;
/// How long a device is remembered, in seconds.
const DEVICE_SECS: u32 = 365 * 24 * 3600;
/// Bytes of the largest body: nobody in particular may send one.
pub const LARGEST_BODY_BYTES: usize = 16 * 1024;
/// Longer input is no password: hashing it would be work for nothing.
const LONGEST_INPUT: usize = 1024;

/// Routes of the log-in.
pub fn router() -> OpenApiRouter<App> {
    let routes = OpenApiRouter::new().routes(routes!(login)).routes(routes!(login_token));
    routes.layer(DefaultBodyLimit::max(LARGEST_BODY_BYTES))
}

/// The normal form of an identifier, under which tries are counted too: lower-case e-mail or a NIP's digits.
pub fn normal_identifier(typed: &str) -> String {
    let typed = typed.trim();
    if let Ok(email) = OfficialEmail::parse(typed) {
        return email.as_str().to_owned();
    }
    Nip::parse(typed).map_or_else(|_| typed.to_lowercase(), |nip| nip.as_str().to_owned())
}

/// First part: identifier and password. A token goes to the person's official e-mail.
#[utoipa::path(post, path = path::LOGIN, tag = "log-in", request_body = Login, responses(
    (status = 200, description = "A token was mailed", body = Challenge),
    Changing,
))]
async fn login(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Json(input): Json<Login>,
) -> Result<axum::Json<Challenge>, Error> {
    check_input(&input)?;
    let identifier = normal_identifier(&input.identifier);
    let person = people::find_by_identifier(app.db.read(), &identifier).await?;
    let id = person.as_ref().map(|person| person.id);
    let trier = Trier::find(app.db.read(), &headers, client, id, &identifier).await?;

    let now = app.now();
    let attempt = trier.take_attempt(&app, Field::Password)?;
    let counters = trier.passwords();
    let mut tx = app.db.begin().await?;
    if let Err(error) = trier.begin(&mut tx, &counters, now.0, Field::Password).await {
        if matches!(error, Error::TooManyRequests { .. }) {
            attempt.stands();
        }
        return Err(error);
    }
    tx.commit().await?;

    let wrong = || Error::WrongCredentials(Problem::new(Field::Password, Fault::WrongCredentials));
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let fits = match app.limits.passwords.verify(input.password, hash.clone()).await {
        Ok(fits) => fits,
        Err(error) => {
            // Not judged: it does not count against anybody.
            drop(attempt);
            let mut tx = app.db.begin().await?;
            tries::take_back(&mut tx, &counters, now.0).await?;
            tx.commit().await?;
            return Err(error);
        }
    };
    let Some(person) = person.filter(|_| fits) else {
        tracing::info!(person = id.map(|id| id.0), outcome = "wrong password", "log-in");
        metrics::log_in("wrong_password");
        attempt.stands();
        return Err(wrong());
    };
    drop(attempt);

    let (challenge, code) = (secret::token()?, secret::code());
    let until = now.plus_minutes(TOKEN_MINUTES);
    let officer = !people::roles(app.db.read(), person.id).await?.is_empty();
    let page = if officer { "/petugas/" } else { "/masuk/token" };
    let mut tx = app.db.begin().await?;
    // Looked at again: the password, or the address, may have been changed while it was verified. What that voided must
    // not come back.
    let person =
        people::get(&mut *tx, person.id).await?.filter(|person| person.password_hash == hash).ok_or_else(wrong)?;
    let mail = app.writer(&person.agency)?.token(&person.data.email, &code, until, page);
    tries::clear(&mut tx, &counters).await?;
    if let Err(refused) = trier.begin(&mut tx, &trier.challenges(), now.0, Field::Password).await {
        tx.commit().await?;
        return Err(refused);
    }
    let (challenge_digest, code_digest) = (secret::digest(&[&challenge]), secret::digest(&[&challenge, &code]));
    sessions::insert_challenge(&mut tx, &challenge_digest, &code_digest, person.id, now.0, until.0).await?;
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.bell.ring();
    tracing::info!(person = person.id.0, outcome = "token sent", "log-in");
    metrics::log_in("token_sent");
    let sent_to = OfficialEmail::parse(&person.data.email).map(|email| email.masked()).unwrap_or_default();
    Ok(axum::Json(Challenge { challenge, sent_to, expires_at: until }))
}

/// Second part: the token. Begins a session, whose cookie comes with the answer.
#[utoipa::path(post, path = path::LOGIN_TOKEN, tag = "log-in", request_body = LoginToken, responses(
    (status = 200, description = "Logged in", body = Me),
    Changing,
))]
async fn login_token(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Json(input): Json<LoginToken>,
) -> Result<(AppendHeaders<Vec<(axum::http::HeaderName, HeaderValue)>>, axum::Json<Me>), Error> {
    let code = OneTimeCode::parse(&input.token).map_err(|fault| Error::invalid(Field::Token, fault))?;
    let challenge = secret::digest(&[&input.challenge]);
    let now = app.now();
    let expired = || Error::invalid(Field::Token, Fault::CodeExpired);
    let mut db = app.db.read().acquire().await?;
    let Some(found) = sessions::find_challenge(&mut db, &challenge).await? else {
        take_attempt(&app, client, Field::Token)?.stands();
        tracing::info!(outcome = "unknown log-in", "token");
        metrics::log_in("unknown_log_in");
        return Err(expired());
    };
    drop(db);
    // Everything that the answer needs, before anything is written: a log-in that is durable has its cookie.
    let me = me(&app, found.person, now, now).await?;
    let (session_token, id) = (secret::token()?, secret::id());
    let session_cookie = HeaderValue::from_str(&set_cookie(SESSION_COOKIE, &session_token, None))?;
    let mut tx = app.db.begin().await?;
    let row = sessions::find_challenge(&mut tx, &challenge).await?.ok_or_else(expired)?;
    let person = row.person.0;
    if row.used || row.tries >= TOKEN_TRIES {
        tracing::info!(person, outcome = "used up", "token");
        metrics::log_in("token_used_up");
        return Err(Error::invalid(Field::Token, Fault::CodeUsed));
    }
    if now.0 >= row.expires_at {
        tracing::info!(person, outcome = "expired", "token");
        metrics::log_in("token_expired");
        return Err(expired());
    }
    let given = secret::digest(&[&input.challenge, code.as_str()]);
    if !bool::from(given.ct_eq(&row.code_sha256)) {
        sessions::count_try(&mut tx, &challenge).await?;
        tx.commit().await?;
        tracing::info!(person, outcome = "wrong token", "token");
        metrics::log_in("wrong_token");
        let left = u8::try_from(TOKEN_TRIES - row.tries - 1).unwrap_or(0);
        return Err(Error::invalid(Field::Token, Fault::WrongCode(left)));
    }
    let trier = Trier::find(&mut *tx, &headers, client, Some(row.person), "").await?;
    tries::clear(&mut tx, &trier.challenges()).await?;
    sessions::use_challenge(&mut tx, &challenge, now.0).await?;
    sessions::insert(&mut tx, &id, &secret::digest(&[&session_token]), row.person, now.0).await?;
    let device = device_token(&mut tx, &headers).await?;
    sessions::remember_device(&mut tx, &secret::digest(&[&device]), row.person, now.0).await?;
    let cookies = vec![(SET_COOKIE, session_cookie), (SET_COOKIE, device_cookie(&device)?)];
    tx.commit().await?;
    tracing::info!(person, outcome = "logged in", "log-in");
    metrics::log_in("logged_in");
    Ok((AppendHeaders(cookies), axum::Json(me)))
}

/// The cookie by which the device is known from now on.
pub fn device_cookie(device: &str) -> Result<HeaderValue, Error> {
    Ok(HeaderValue::from_str(&set_cookie(DEVICE_COOKIE, device, Some(DEVICE_SECS)))?)
}

/// The device's token: the one that it brought where we made it, since other people may share the device; else a new one, so
/// that nobody plants a token of their own choice.
pub async fn device_token(tx: &mut Tx, headers: &HeaderMap) -> Result<String, Error> {
    match cookie(headers, DEVICE_COOKIE) {
        Some(token) if sessions::is_device(&mut **tx, &secret::digest(&[token])).await? => Ok(token.to_owned()),
        _ => Ok(secret::token()?),
    }
}

/// A cookie as both of ours are; `max_age` in seconds, none: until the browser closes.
pub fn set_cookie(name: &str, value: &str, max_age: Option<u32>) -> String {
    let age = max_age.map_or_else(String::new, |age| format!("; Max-Age={age}"));
    format!("{name}={value}; Path=/; HttpOnly; Secure; SameSite=Strict{age}")
}

fn check_input(input: &Login) -> Result<(), Error> {
    let mut problems = Vec::new();
    for (field, text) in [(Field::Identifier, &input.identifier), (Field::Password, &input.password)] {
        if text.is_empty() || (field == Field::Identifier && text.trim().is_empty()) {
            problems.push(Problem::new(field, Fault::Blank));
        } else if text.len() > LONGEST_INPUT {
            problems.push(Problem::new(field, Fault::TooLong(1024)));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// 429 that the form shows at `field`.
pub fn too_many(field: Field, seconds: u32) -> Error {
    Error::TooManyRequests { retry_after: seconds, problem: Some(Problem::new(field, Fault::TooManyTries(seconds))) }
}
