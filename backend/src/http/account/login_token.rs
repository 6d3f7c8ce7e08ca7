//! Second part of the log-in: the token. The browser's cookie identifies the log-in, also after a reload, in another
//! tab, and from the link in the mail.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::AppendHeaders;
use domain::api::{CodeSent, LoginToken, Me, PendingLogin, path};
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::value::{OfficialEmail, OneTimeCode};
use subtle::ConstantTimeEq;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::login_limits::{LoginLimits, MAX_LOGIN_BODY_BYTES, count_attempt};
use super::session::me;
use crate::app::accounts::code_pause;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::challenges::{ChallengeRow, CodeRow};
use crate::db::people::Person;
use crate::db::{Tx, challenges, login_attempts, outbox, people, sessions};
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{LOGIN_COOKIE, SESSION_COOKIE, cookie, device_cookie, device_token, set_cookie};
use crate::http::extract::json::Json;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::metrics;
use crate::infra::random;

/// Lifetime of a token, in minutes: the maximum of NIST SP 800-63B-4, since mail may be slow.
const TOKEN_MINUTES: i64 = 10;
/// Wrong tokens after which a log-in ends.
const MAX_TOKEN_ATTEMPTS: i64 = 5;
/// Maximum number of tokens of one log-in.
const MAX_TOKENS: usize = 4;
/// Lifetime of a log-in that awaits its token, in seconds; the cookie lasts as long.
pub const LOGIN_SECS: u32 = 3600;

/// Path of the token page, in the holders' and the officers' app.
const PAGE: &str = "/masuk/token";
const OFFICERS_PAGE: &str = "/petugas/masuk/token";

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
    let mut db = app.db.read().acquire().await?;
    let Some(row) = challenges::find(&mut db, &random::digest(&[token])).await? else { return Ok(axum::Json(None)) };
    let person = people::get(&mut db, row.person).await?;
    let stands = row.stands(app.now());
    Ok(axum::Json(person.filter(|_| stands).and_then(|person| view(&row.codes, &person, app.now()))))
}

/// Checks the token and begins a session. The answer sets its cookie.
#[utoipa::path(post, path = path::LOGIN_TOKEN, tag = "log-in", request_body = LoginToken, responses(
    (status = 200, description = "Logged in", body = Me),
    Changing,
))]
async fn login_token(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Json(input): Json<LoginToken>,
) -> Result<WithCookies<Me>, HttpError> {
    let code = OneTimeCode::parse(&input.token).map_err(|fault| Error::invalid(Field::Token, fault))?;
    let login = cookie(&headers, LOGIN_COOKIE).unwrap_or_default();
    let challenge = random::digest(&[login]);
    let now = app.now();
    let mut db = app.db.read().acquire().await?;
    let Some(found) = challenges::find(&mut db, &challenge).await? else {
        return Err(unknown(&app, client).into());
    };
    drop(db);
    // Prepare the whole answer before writing: a durable session must have its cookie.
    let me = me(&app, found.person, now, now).await?;
    let (session_token, id) = (random::token()?, random::id());
    let session_cookie = set_cookie(SESSION_COOKIE, &session_token, None)?;
    let mut tx = app.db.begin().await?;
    let row = challenges::find(&mut tx, &challenge).await?.ok_or_else(log_in_over)?;
    let person = row.person.0;
    if !row.stands(now) {
        tracing::info!(person, outcome = "used up, or over", "token");
        metrics::log_in("token_used_up");
        return Err(log_in_over().into());
    }
    let given = random::digest(&[login, code.as_str()]);
    let sent = row.codes.iter().find(|sent| bool::from(given.ct_eq(&sent.sha256)));
    let live = |code: &CodeRow| now < code.expires_at;
    if !sent.map_or_else(|| row.codes.iter().any(live), live) {
        tracing::info!(person, outcome = "expired", "token");
        metrics::log_in("token_expired");
        return Err(Error::invalid(Field::Token, Fault::CodeExpired).into());
    }
    if sent.is_none() {
        challenges::count_try(&mut tx, &challenge).await?;
        tx.commit().await?;
        tracing::info!(person, outcome = "wrong token", "token");
        metrics::log_in("wrong_token");
        let left = u8::try_from(MAX_TOKEN_ATTEMPTS - row.tries - 1).unwrap_or(0);
        return Err(Error::invalid(Field::Token, Fault::WrongCode(left)).into());
    }
    let limits = LoginLimits::find(&mut tx, &headers, client, Some(row.person), "").await?;
    login_attempts::clear(&mut tx, &limits.challenges()).await?;
    challenges::mark_used(&mut tx, &challenge, now).await?;
    sessions::insert(&mut tx, &id, &random::digest(&[&session_token]), row.person, now.0).await?;
    let device = device_token(&mut tx, &headers).await?;
    sessions::remember_device(&mut tx, &random::digest(&[&device]), row.person, now.0).await?;
    let cookies = [session_cookie, device_cookie(&device)?, set_cookie(LOGIN_COOKIE, "", Some(0))?];
    tx.commit().await?;
    tracing::info!(person, outcome = "logged in", "log-in");
    metrics::log_in("logged_in");
    Ok((AppendHeaders(cookies.map(|cookie| (SET_COOKIE, cookie)).into()), axum::Json(me)))
}

/// Mails another token for the same log-in. Earlier ones stay valid until they expire: mails may overtake each other.
#[utoipa::path(post, path = path::LOGIN_CODE, tag = "log-in", responses(
    (status = 200, description = "Another token was mailed", body = PendingLogin),
    Changing,
))]
async fn another(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
) -> Result<axum::Json<PendingLogin>, HttpError> {
    let login = cookie(&headers, LOGIN_COOKIE).unwrap_or_default();
    let challenge = random::digest(&[login]);
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(row) = challenges::find(&mut tx, &challenge).await? else {
        return Err(unknown(&app, client).into());
    };
    let person = people::get(&mut tx, row.person).await?.ok_or_else(log_in_over)?;
    if !row.stands(now) || row.codes.len() >= MAX_TOKENS {
        return Err(log_in_over().into());
    }
    code_pause::check(row.codes.iter().map(|code| code.sent_at), now, Field::Token)?;
    let limits = LoginLimits::find(&mut tx, &headers, client, Some(row.person), "").await?;
    limits.count(&mut tx, &limits.challenges(), now.0, Field::Token).await?;
    let pending = send_code(&app, &mut tx, &person, login).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person = person.id.0, outcome = "another token sent", "log-in");
    metrics::log_in("token_sent");
    Ok(axum::Json(pending))
}

/// Mails a new token for the log-in whose cookie has this value.
pub async fn send_code(app: &App, tx: &mut Tx, person: &Person, login: &str) -> Result<PendingLogin, HttpError> {
    let (now, code) = (app.now(), random::code());
    let expires_at = now.plus_minutes(TOKEN_MINUTES);
    let officer = !people::roles(tx, person.id).await?.is_empty();
    let page = if officer { OFFICERS_PAGE } else { PAGE };
    let mail = app.writer(&person.agency)?.token(&person.data.email, &code, expires_at, page);
    let challenge = random::digest(&[login]);
    let sent = CodeRow { sha256: random::digest(&[login, &code]), sent_at: now, expires_at };
    challenges::insert_code(tx, &challenge, &sent).await?;
    outbox::enqueue(tx, &mail, now).await?;
    let codes = challenges::find(tx, &challenge).await?.map(|row| row.codes).unwrap_or_default();
    Ok(view(&codes, person, now).ok_or_else(log_in_over)?)
}

impl ChallengeRow {
    /// Whether a token can be entered or requested.
    fn stands(&self, now: Timestamp) -> bool {
        !self.used && self.tries < MAX_TOKEN_ATTEMPTS && now < self.created_at.plus_seconds(LOGIN_SECS.into())
    }
}

fn view(codes: &[CodeRow], person: &Person, now: Timestamp) -> Option<PendingLogin> {
    let newest = codes.last()?;
    Some(PendingLogin {
        agency: person.agency.clone(),
        sent_to: OfficialEmail::parse(&person.data.email).map(|email| email.masked()).unwrap_or_default(),
        code: CodeSent {
            sent_at: newest.sent_at,
            expires_at: newest.expires_at,
            another_at: (codes.len() < MAX_TOKENS)
                .then(|| code_pause::next_at(codes.iter().map(|code| code.sent_at), now)),
            now,
        },
    })
}

fn unknown(app: &App, client: Client) -> Error {
    match count_attempt(app, client, Field::Token) {
        Ok(attempt) => attempt.keep(),
        Err(refused) => return refused,
    }
    tracing::info!(outcome = "unknown log-in", "token");
    metrics::log_in("unknown_log_in");
    log_in_over()
}

/// There is no such log-in any more: the user logs in again.
fn log_in_over() -> Error {
    Error::invalid(Field::Token, Fault::CodeUsed)
}
