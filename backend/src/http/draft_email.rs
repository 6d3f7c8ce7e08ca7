//! A new e-mail address is confirmed by a code that is sent to it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::{DraftView, EmailConfirmation, path};
use domain::journey::{Step, check_changes};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;
use domain::value::{OfficialEmail, OneTimeCode};
use subtle::ConstantTimeEq;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::auth::Session;
use super::draft::{open_draft, require_open, view};
use super::json;
use super::problems::Changing;
use crate::db::drafts::{self, EmailCode};
use crate::db::tries::{self, Counter, Rule};
use crate::db::{Tx, outbox, people};
use crate::error::Error;
use crate::secret;
use crate::state::App;

/// Seconds a code can be used: as long as the token at log-in.
const LIFETIME: i64 = 600;
/// Wrong tries before a new code must be asked for.
const TRIES: u8 = 5;
/// Seconds between two codes.
const PAUSE: i64 = 30;

/// Codes that a person may ask for: each is a mail to an address of their choice.
const MAILS: Rule = Rule::Steady { most: 10, each_secs: 24 * 3600 / 10 };
/// Codes that a person may try, whichever they are.
const GUESSES: Rule = Rule::Steady { most: 20, each_secs: 24 * 3600 / 20 };

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send_code)).routes(routes!(confirm))
}

/// Sends a code to the new address in the draft. The one before it is void. The answer does not tell whether the address is
/// somebody else's: then it is they who are told, and no code confirms it.
#[utoipa::path(post, path = path::DRAFT_EMAIL_CODE, tag = "draft",
               responses((status = 204, description = "Sent"), Changing))]
async fn send_code(State(app): State<App>, session: Session) -> Result<StatusCode, Error> {
    let mut tx = app.db.begin().await?;
    let row = open_draft(&app, &mut tx, session.person).await?;
    require_open(&row.draft, Step::EmailCode)?;
    let typed = row.draft.change(DataField::Email).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    let person = people::get(&mut *tx, session.person).await?.ok_or(Error::NotLoggedIn)?;
    let standard = app.standard(&session.agency)?;
    if let Err(problems) = check_changes(&row.draft, &standard.wizard.email_domains, &person.data) {
        let of_email: Vec<Problem> = problems.into_iter().filter(|problem| problem.field == Field::Email).collect();
        if !of_email.is_empty() {
            return Err(Error::Invalid(of_email));
        }
    }
    let email = OfficialEmail::parse(typed).map_err(|fault| Error::invalid(Field::Email, fault))?;
    let owner = people::find_by_identifier(&mut *tx, email.as_str()).await?;
    let owner = owner.filter(|owner| owner.id != session.person);
    let now = app.now();
    if let Some(last) = drafts::email_code(&mut tx, session.person).await? {
        pause(left_of_pause(last.sent_at, now))?;
    }
    begin(&mut tx, &session, &[counter(&session, "email code", MAILS)], now).await?;
    let (code, salt) = (secret::code(), secret::id());
    let email = email.as_str().to_owned();
    let (code_hash, mail) = match owner {
        None => {
            (hash(&salt, &code), app.writer(&session.agency)?.email_code(&email, &code, now.plus_seconds(LIFETIME)))
        }
        Some(owner) => (hash(&salt, &secret::token()?), app.writer(&owner.agency)?.email_wanted(&email)),
    };
    let kept = EmailCode { email, salt, code_hash, sent_at: now, tries: 0, used: false };
    drafts::put_email_code(&mut tx, session.person, &kept).await?;
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.bell.ring();
    Ok(StatusCode::NO_CONTENT)
}

/// Confirms the new address by the code that was sent to it.
#[utoipa::path(post, path = path::DRAFT_EMAIL_CONFIRMATION, tag = "draft", request_body = EmailConfirmation,
               responses((status = 200, body = DraftView), Changing))]
async fn confirm(
    State(app): State<App>,
    session: Session,
    json::Json(confirmation): json::Json<EmailConfirmation>,
) -> Result<Json<DraftView>, Error> {
    let code = OneTimeCode::parse(&confirmation.code).map_err(|fault| Error::invalid(Field::EmailCode, fault))?;
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    let now = app.now();
    let sent = drafts::email_code(&mut tx, session.person).await?;
    let mut sent = sent.ok_or_else(|| Error::invalid(Field::EmailCode, Fault::CodeExpired))?;
    let right = bool::from(hash(&sent.salt, code.as_str()).as_bytes().ct_eq(sent.code_hash.as_bytes()));
    if sent.used {
        // The same request again, since its answer got lost: what it asked for is done.
        let done = right && row.draft.confirmed_email.as_ref() == Some(&sent.email) && row.draft.email_confirmed();
        return if done {
            view(&app, &mut tx, &session, row).await.map(Json)
        } else {
            Err(Error::invalid(Field::EmailCode, Fault::CodeUsed))
        };
    }
    let typed = row.draft.change(DataField::Email).map(|typed| typed.trim().to_ascii_lowercase());
    if typed.as_deref() != Some(sent.email.as_str()) || now > sent.sent_at.plus_seconds(LIFETIME) {
        return Err(Error::invalid(Field::EmailCode, Fault::CodeExpired));
    }
    if sent.tries >= TRIES {
        pause(left_of_pause(sent.sent_at, now).max(1))?;
    }
    let guesses = [counter(&session, "email code tried", GUESSES)];
    begin(&mut tx, &session, &guesses, now).await?;
    if !right {
        sent.tries += 1;
        drafts::put_email_code(&mut tx, session.person, &sent).await?;
        tx.commit().await?;
        return Err(Error::invalid(Field::EmailCode, Fault::WrongCode(TRIES - sent.tries)));
    }
    tries::take_back(&mut tx, &guesses, now.0).await?;
    sent.used = true;
    drafts::put_email_code(&mut tx, session.person, &sent).await?;
    row.draft.confirmed_email = Some(sent.email);
    drafts::put(&mut tx, session.person, &mut row, now).await?;
    let view = view(&app, &mut tx, &session, row).await?;
    tx.commit().await?;
    Ok(Json(view))
}

fn counter(session: &Session, what: &str, rule: Rule) -> Counter {
    Counter { bucket: secret::digest(&[what, &session.person.0.to_string()]), rule }
}

async fn begin(tx: &mut Tx, session: &Session, counters: &[Counter], now: Timestamp) -> Result<(), Error> {
    match tries::begin(tx, counters, now.0).await? {
        Ok(()) => Ok(()),
        Err(seconds) => {
            tracing::info!(person = session.person.0, seconds, "refused: too many e-mail codes in a day");
            pause(seconds.into())
        }
    }
}

/// Seconds until the next code. A time that is still to come was written by a clock that was wrong, and counts as over.
fn left_of_pause(sent_at: Timestamp, now: Timestamp) -> i64 {
    let passed = now.seconds_since(sent_at);
    if passed < 0 { 0 } else { PAUSE - passed }
}

/// 429 while seconds are left.
fn pause(left: i64) -> Result<(), Error> {
    match u32::try_from(left) {
        Ok(retry_after) if retry_after > 0 => Err(Error::TooManyRequests {
            retry_after,
            problem: Some(Problem::new(Field::EmailCode, Fault::TooManyTries(retry_after))),
        }),
        _ => Ok(()),
    }
}

fn hash(salt: &str, code: &str) -> String {
    hex::encode(secret::digest(&[salt, code]))
}
