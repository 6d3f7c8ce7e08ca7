//! Confirms a new e-mail address by a code that is sent to it.

use axum::Json;
use axum::extract::State;
use domain::api::{CodeSent, DraftView, EmailConfirmation, path};
use domain::journey::{Step, check_changes};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;
use domain::value::{OfficialEmail, OneTimeCode};
use subtle::ConstantTimeEq;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::code_pause;
use crate::app::drafts::email_code::{LIFETIME_SECS, MAX_WRONG_ENTRIES, code_sent, is_live};
use crate::app::drafts::view::view;
use crate::app::drafts::{open_draft, require_open};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::DraftRow;
use crate::db::email_codes::{self, EmailCode};
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::{Tx, drafts, outbox, people};
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;
use crate::infra::random;

/// Limit of codes that a person may request: each is a mail to an address of their choice.
const CODE_MAILS: Rule = Rule::Steady { most: 10, each_secs: 24 * 3600 / 10 };
/// Limit of codes that a person may enter.
const CODE_ATTEMPTS: Rule = Rule::Steady { most: 20, each_secs: 24 * 3600 / 20 };

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send_code)).routes(routes!(confirm))
}

/// Mails a code to the new address in the draft. Earlier ones stay valid until they expire. The answer does not reveal
/// whether somebody else has the address: then its owner is notified instead, and no code confirms it.
#[utoipa::path(post, path = path::DRAFT_EMAIL_CODE, tag = "draft",
               responses((status = 200, description = "Sent", body = CodeSent), Changing))]
async fn send_code(State(app): State<App>, session: Session) -> Result<Json<CodeSent>, HttpError> {
    let mut tx = app.db.begin().await?;
    let row = open_draft(&app, &mut tx, session.person).await?;
    require_open(&row.draft, Step::EmailCode)?;
    let typed = row.draft.change(DataField::Email).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    let person = people::get(&mut tx, session.person).await?.ok_or(HttpError::NotLoggedIn)?;
    let standard = app.standard(&session.agency)?;
    if let Err(problems) = check_changes(&row.draft, &standard.wizard.email_domains, &person.data) {
        let of_email: Vec<Problem> = problems.into_iter().filter(|problem| problem.field == Field::Email).collect();
        if !of_email.is_empty() {
            return Err(Error::Invalid(of_email).into());
        }
    }
    let email = OfficialEmail::parse(typed).map_err(|fault| Error::invalid(Field::Email, fault))?;
    let owner = people::find_by_identifier(&mut tx, email.as_str()).await?;
    let owner = owner.filter(|owner| owner.id != session.person);
    let now = app.now();
    let before = email_codes::of(&mut tx, session.person).await?;
    code_pause::check(before.iter().map(|code| code.sent_at), now, Field::EmailCode)?;
    begin(&mut tx, &session, &[counter(&session, "email code", CODE_MAILS)], now).await?;
    let (code, salt) = (random::code(), random::id());
    let email = email.as_str().to_owned();
    let (code_hash, mail) = match owner {
        None => (
            hash(&salt, &code),
            app.writer(&session.agency)?.email_code(&email, &code, now.plus_seconds(LIFETIME_SECS)),
        ),
        Some(owner) => (hash(&salt, &random::token()?), app.writer(&owner.agency)?.email_claimed(&email)),
    };
    let kept = EmailCode { email, salt, code_hash, sent_at: now, tries: 0, used: false };
    email_codes::insert(&mut tx, session.person, &kept).await?;
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(Json(code_sent(&kept, now)))
}

/// Confirms the new address by its code.
#[utoipa::path(post, path = path::DRAFT_EMAIL_CONFIRMATION, tag = "draft", request_body = EmailConfirmation,
               responses((status = 200, body = DraftView), Changing))]
async fn confirm(
    State(app): State<App>,
    session: Session,
    json::Json(confirmation): json::Json<EmailConfirmation>,
) -> Result<Json<DraftView>, HttpError> {
    let code = OneTimeCode::parse(&confirmation.code).map_err(|fault| Error::invalid(Field::EmailCode, fault))?;
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    let now = app.now();
    let expired = || Error::invalid(Field::EmailCode, Fault::CodeExpired);
    let codes = email_codes::of(&mut tx, session.person).await?;
    let newest = codes.last().cloned().ok_or_else(expired)?;
    let fits =
        |sent: &&EmailCode| bool::from(hash(&sent.salt, code.as_str()).as_bytes().ct_eq(sent.code_hash.as_bytes()));
    let right = codes.iter().find(fits);
    if newest.used {
        // The request is repeated, since its answer got lost.
        let same = row.draft.confirmed_email.as_ref() == Some(&newest.email);
        let done = right.is_some() && same && row.draft.email_confirmed();
        if !done {
            return Err(Error::invalid(Field::EmailCode, Fault::CodeUsed).into());
        }
        tx.rollback().await?;
        return answer(&app, &session, row).await;
    }
    let live = |sent: &EmailCode| is_live(sent, &row.draft, now);
    if !right.map_or_else(|| codes.iter().any(live), live) {
        return Err(expired().into());
    }
    if newest.tries >= MAX_WRONG_ENTRIES {
        pause(code_pause::next_at(codes.iter().map(|code| code.sent_at), now).seconds_since(now).max(1))?;
    }
    let guesses = [counter(&session, "email code tried", CODE_ATTEMPTS)];
    begin(&mut tx, &session, &guesses, now).await?;
    if right.is_none() {
        email_codes::count_try(&mut tx, &newest).await?;
        tx.commit().await?;
        return Err(Error::invalid(Field::EmailCode, Fault::WrongCode(MAX_WRONG_ENTRIES - newest.tries - 1)).into());
    }
    login_attempts::take_back(&mut tx, &guesses, now.0).await?;
    email_codes::mark_used(&mut tx, session.person).await?;
    row.draft.confirmed_email = Some(newest.email);
    drafts::put(&mut tx, session.person, &mut row, now).await?;
    tx.commit().await?;
    answer(&app, &session, row).await
}

async fn answer(app: &App, session: &Session, row: DraftRow) -> Result<Json<DraftView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(app, &mut db, session.person, row).await?))
}

fn counter(session: &Session, what: &str, rule: Rule) -> Counter {
    Counter { bucket: random::digest(&[what, &session.person.0.to_string()]), rule }
}

async fn begin(tx: &mut Tx, session: &Session, counters: &[Counter], now: Timestamp) -> Result<(), HttpError> {
    match login_attempts::register(tx, counters, now.0).await? {
        Ok(()) => Ok(()),
        Err(seconds) => {
            tracing::info!(person = session.person.0, seconds, "refused: too many e-mail codes in a day");
            pause(seconds.into())
        }
    }
}

/// Fails with 429 while seconds are left.
fn pause(left: i64) -> Result<(), HttpError> {
    match u32::try_from(left) {
        Ok(retry_after_secs) if retry_after_secs > 0 => Err(Error::TooManyAttempts {
            retry_after_secs,
            problem: Some(Problem::new(Field::EmailCode, Fault::TooManyTries(retry_after_secs))),
        }
        .into()),
        _ => Ok(()),
    }
}

fn hash(salt: &str, code: &str) -> String {
    hex::encode(random::digest(&[salt, code]))
}
