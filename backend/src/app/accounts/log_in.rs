//! Logs in: by password, then by a token that is mailed. A log-in that awaits its token is known by a secret, which the
//! browser keeps as a cookie.
//!
//! These functions begin and commit their own transactions: no password is hashed in one, and a refused attempt counts.

use domain::api::{CodeSent, PendingLogin};
use domain::language::Language;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;
use domain::value::{LoginCode, LoginIdentifier, OfficialEmail};

use super::log_in_limits::{LoginLimits, Origin, count_attempt};
use super::new_session::NewSession;
use super::second_part::{self, Verdict};
use super::{authenticator, code_pause, freeze, own_password};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::challenges::{ChallengeRow, CodeRow};
use crate::db::people::Person;
use crate::db::{Conn, Tx, authenticators, challenges, outbox, people};
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

/// Checks the password, and begins the log-in that `login` will identify by mailing its first token. Returns none if
/// there is no such person, or the password is another. The person's mails are in this `language` from now on.
///
/// # Errors
/// 429 if there were too many attempts; if the database or the hashing fails.
pub async fn begin(
    app: &App,
    origin: Origin<'_>,
    identifier: &LoginIdentifier,
    password: String,
    login: &str,
    language: Option<Language>,
) -> Result<Option<PendingLogin>, Error> {
    let person = people::find_by_identifier(&mut *app.db.read().acquire().await?, identifier.as_str()).await?;
    let id = person.as_ref().map(|person| person.id);
    let limits = LoginLimits::find(&mut *app.db.read().acquire().await?, origin, id, identifier.as_str()).await?;

    let now = app.now();
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let fits = own_password::verify(app, &limits, password, hash.clone()).await?;
    let Some(person) = person.filter(|_| fits) else {
        tracing::info!(person = id.map(|id| id.0), outcome = "wrong password", "log-in");
        metrics::log_in("wrong_password");
        return Ok(None);
    };

    let mut tx = app.db.begin().await?;
    // Checked again: the password or the address may have changed meanwhile, and what that voided must not come back.
    let person = people::get(&mut tx, person.id).await?.filter(|person| person.password_hash == hash);
    let Some(mut person) = person else { return Ok(None) };
    people::set_language(&mut tx, &mut person, language).await?;
    limits.clear_passwords(&mut tx, now.0).await?;
    // Only to whoever knows the password.
    if let Err(frozen) = freeze::check(&mut tx, person.id, Field::Password).await {
        tx.commit().await?;
        return Err(frozen);
    }
    if let Err(refused) = limits.count(&mut tx, &limits.challenges(), now.0, Field::Password).await {
        tx.commit().await?;
        return Err(refused);
    }
    challenges::insert(&mut tx, &random::digest(&[login]), person.id, now).await?;
    // Who has an app that shows codes waits for no mail.
    let pending = if authenticator::is_set(&mut tx, person.id).await? {
        view(&mut tx, &[], &person, now).await?
    } else {
        send_token(app, &mut tx, &person, login).await?
    };
    tx.commit().await?;
    app.outbox_waker.wake();
    let (outcome, counted) = match &pending.code {
        Some(_) => ("token sent", "token_sent"),
        None => ("authenticator asked", "authenticator_asked"),
    };
    tracing::info!(person = person.id.0, outcome, "log-in");
    metrics::log_in(counted);
    Ok(Some(pending))
}

/// Returns the log-in if it still awaits its token.
///
/// # Errors
/// If the database fails.
pub async fn pending(app: &App, login: &str) -> Result<Option<PendingLogin>, Error> {
    let mut db = app.db.read().acquire().await?;
    let Some(row) = challenges::find(&mut db, &random::digest(&[login])).await? else { return Ok(None) };
    let now = app.now();
    let person = people::get(&mut db, row.person).await?.filter(|_| stands(&row, now));
    let Some(person) = person else { return Ok(None) };
    view(&mut db, &row.codes, &person, now).await.map(Some)
}

/// Returns who logs in.
///
/// # Errors
/// 422 if there is no such log-in, which counts as an attempt; 429 if there were too many; if the database fails.
pub async fn person(app: &App, origin: Origin<'_>, login: &str) -> Result<PersonId, Error> {
    let mut db = app.db.read().acquire().await?;
    let row = challenges::find(&mut db, &random::digest(&[login])).await?;
    row.map(|row| row.person).ok_or_else(|| unknown(app, origin))
}

/// Checks the code, and begins the session.
///
/// # Errors
/// 422 if the token is wrong, which is counted, or expired, or if the log-in is over; if the database fails.
pub async fn enter_token(
    app: &App,
    origin: Origin<'_>,
    login: &str,
    code: &LoginCode,
    session: &NewSession,
) -> Result<(), Error> {
    let (challenge, now) = (random::digest(&[login]), app.now());
    let mut tx = app.db.begin().await?;
    let row = challenges::find(&mut tx, &challenge).await?.ok_or_else(log_in_over)?;
    let person = row.person.0;
    if !stands(&row, now) {
        tracing::info!(person, outcome = "used up, or over", "token");
        metrics::log_in("token_used_up");
        return Err(log_in_over());
    }
    match second_part::judge(app, &mut tx, &row, login, code, now).await? {
        Verdict::Right => {}
        Verdict::Expired => {
            tracing::info!(person, outcome = "expired", "token");
            metrics::log_in("token_expired");
            return Err(Error::invalid(Field::Token, Fault::CodeExpired));
        }
        Verdict::Wrong => {
            challenges::count_try(&mut tx, &challenge).await?;
            tx.commit().await?;
            tracing::info!(person, outcome = "wrong token", "token");
            metrics::log_in("wrong_token");
            let left = u8::try_from(MAX_TOKEN_ATTEMPTS - row.tries - 1).unwrap_or(0);
            return Err(Error::invalid(Field::Token, Fault::WrongCode(left)));
        }
    }
    challenges::mark_used(&mut tx, &challenge, now).await?;
    session.begin(&mut tx, origin, row.person, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person, outcome = "logged in", "log-in");
    metrics::log_in("logged_in");
    Ok(())
}

/// Mails another token for the same log-in. Earlier ones stay valid until they expire: mails may overtake each other.
///
/// # Errors
/// 422 if the log-in is over; 429 if it is too soon, or there were too many attempts; if the database fails.
pub async fn send_another_token(app: &App, origin: Origin<'_>, login: &str) -> Result<PendingLogin, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(row) = challenges::find(&mut tx, &random::digest(&[login])).await? else {
        return Err(unknown(app, origin));
    };
    let person = people::get(&mut tx, row.person).await?.ok_or_else(log_in_over)?;
    if !stands(&row, now) || row.codes.len() >= MAX_TOKENS {
        return Err(log_in_over());
    }
    code_pause::check(row.codes.iter().map(|code| code.sent_at), now, Field::Token)?;
    let limits = LoginLimits::find(&mut tx, origin, Some(row.person), "").await?;
    limits.count(&mut tx, &limits.challenges(), now.0, Field::Token).await?;
    let pending = send_token(app, &mut tx, &person, login).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person = person.id.0, outcome = "another token sent", "log-in");
    metrics::log_in("token_sent");
    Ok(pending)
}

async fn send_token(app: &App, tx: &mut Tx, person: &Person, login: &str) -> Result<PendingLogin, Error> {
    let (now, code) = (app.now(), random::code());
    let expires_at = now.plus_minutes(TOKEN_MINUTES);
    let officer = !people::roles(tx, person.id).await?.is_empty();
    let page = if officer { OFFICERS_PAGE } else { PAGE };
    let not_me = freeze::make_link(tx, person.id, now).await?;
    let mail = app.writer(&person.agency)?.token(person, &code, expires_at, page, &not_me);
    let challenge = random::digest(&[login]);
    let sent = CodeRow { sha256: random::digest(&[login, &code]), sent_at: now, expires_at };
    challenges::insert_code(tx, &challenge, &sent).await?;
    outbox::enqueue(tx, &mail, now).await?;
    let codes = challenges::find(tx, &challenge).await?.map(|row| row.codes).unwrap_or_default();
    view(tx, &codes, person, now).await
}

/// Whether a token can be entered or requested.
fn stands(row: &ChallengeRow, now: Timestamp) -> bool {
    !row.used && row.tries < MAX_TOKEN_ATTEMPTS && now < row.created_at.plus_seconds(LOGIN_SECS.into())
}

async fn view(db: &mut Conn, codes: &[CodeRow], person: &Person, now: Timestamp) -> Result<PendingLogin, Error> {
    let code = codes.last().map(|newest| CodeSent {
        sent_at: newest.sent_at,
        expires_at: newest.expires_at,
        another_at: (codes.len() < MAX_TOKENS).then(|| code_pause::next_at(codes.iter().map(|code| code.sent_at), now)),
        now,
    });
    Ok(PendingLogin {
        agency: person.agency.clone(),
        sent_to: OfficialEmail::parse(&person.data.email).map(|email| email.masked()).unwrap_or_default(),
        code,
        authenticator: authenticator::is_set(db, person.id).await?,
        recovery_codes: authenticators::recovery_codes_left(db, person.id).await? > 0,
    })
}

fn unknown(app: &App, origin: Origin<'_>) -> Error {
    match count_attempt(app, origin.address, Field::Token) {
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
