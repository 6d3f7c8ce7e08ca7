//! The code that confirms a new e-mail address.
//!
//! [`send`] and [`confirm`] begin and commit their own transactions, since a wrong entry counts.

use domain::api::CodeSent;
use domain::journey::{Draft, Step, check_changes};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{PersonId, Refusal};
use domain::value::{OfficialEmail, OneTimeCode};
use subtle::ConstantTimeEq;

use crate::app::accounts::code_pause;
use crate::app::drafts::{open_draft, require_open};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::DraftRow;
use crate::db::email_codes::{self, EmailCode};
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::{Conn, Tx, drafts, outbox, people};
use crate::infra::mail::text::Recipient;
use crate::infra::random;

/// Lifetime of a code, as long as that of a log-in token.
const LIFETIME_SECS: i64 = 600;
/// Wrong entries after which a new code is needed.
const MAX_WRONG_ENTRIES: u8 = 5;
/// Limit of codes that a person may request: each is a mail to an address of their choice.
const CODE_MAILS: Rule = Rule::Steady { most: 10, each_secs: 24 * 3600 / 10 };
/// Limit of codes that a person may enter.
const CODE_ATTEMPTS: Rule = Rule::Steady { most: 20, each_secs: 24 * 3600 / 20 };

/// Mails a code to the new address in the person's draft. Earlier ones stay valid until they expire. The answer does not
/// reveal whether somebody else has the address: then its owner is notified instead, and no code confirms it.
///
/// # Errors
/// [`Error::Invalid`] for an address that can't be an official one; [`Error::Conflict`] if the draft has no new address, or
/// none can be confirmed now; 429 if it is too soon, or there were too many.
pub async fn send(app: &App, person: PersonId) -> Result<CodeSent, Error> {
    let mut tx = app.db.begin().await?;
    let row = open_draft(app, &mut tx, person).await?;
    require_open(&row.draft, Step::EmailCode)?;
    let typed = row.draft.change(DataField::Email).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    let holder = people::get(&mut tx, person).await?.ok_or(Error::NotFound)?;
    let standard = app.standard(&holder.agency)?;
    if let Err(problems) = check_changes(&row.draft, &standard.wizard.email_domains, &holder.data) {
        let of_email: Vec<Problem> = problems.into_iter().filter(|problem| problem.field == Field::Email).collect();
        if !of_email.is_empty() {
            return Err(Error::Invalid(of_email));
        }
    }
    let email = OfficialEmail::parse(typed).map_err(|fault| Error::invalid(Field::Email, fault))?;
    let owner = people::find_by_identifier(&mut tx, email.as_str()).await?;
    let owner = owner.filter(|owner| owner.id != person);
    let now = app.now();
    let before = email_codes::of(&mut tx, person).await?;
    code_pause::check(before.iter().map(|code| code.sent_at), now, Field::EmailCode)?;
    count(&mut tx, person, &counter(person, "email code", CODE_MAILS), now).await?;
    let (code, salt) = (random::code(), random::id());
    let email = email.as_str().to_owned();
    let (code_hash, mail) = match owner {
        None => (
            hash(&salt, &code),
            app.writer(&holder.agency)?.email_code(
                Recipient::from(&holder).at(&email),
                &code,
                now.plus_seconds(LIFETIME_SECS),
            ),
        ),
        Some(owner) => (hash(&salt, &random::token()?), app.writer(&owner.agency)?.email_claimed(&owner)),
    };
    let kept = EmailCode { email, salt, code_hash, sent_at: now, tries: 0, used: false };
    email_codes::insert(&mut tx, person, &kept).await?;
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(code_sent(&kept, now))
}

/// Confirms the new address by its code. Returns the draft; a repeated request changes nothing.
///
/// # Errors
/// [`Error::Invalid`] for a wrong code, which is counted, an expired or a used one; 429 if there were too many.
pub async fn confirm(app: &App, person: PersonId, code: &OneTimeCode) -> Result<DraftRow, Error> {
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(app, &mut tx, person).await?;
    let now = app.now();
    let expired = || Error::invalid(Field::EmailCode, Fault::CodeExpired);
    let codes = email_codes::of(&mut tx, person).await?;
    let newest = codes.last().cloned().ok_or_else(expired)?;
    let fits =
        |sent: &&EmailCode| bool::from(hash(&sent.salt, code.as_str()).as_bytes().ct_eq(sent.code_hash.as_bytes()));
    let right = codes.iter().find(fits);
    if newest.used {
        // The request is repeated, since its answer got lost.
        let same = row.draft.confirmed_email.as_ref() == Some(&newest.email);
        let done = right.is_some() && same && row.draft.email_confirmed();
        return if done { Ok(row) } else { Err(Error::invalid(Field::EmailCode, Fault::CodeUsed)) };
    }
    let live = |sent: &EmailCode| is_live(sent, &row.draft, now);
    if !right.map_or_else(|| codes.iter().any(live), live) {
        return Err(expired());
    }
    if newest.tries >= MAX_WRONG_ENTRIES {
        let left = code_pause::next_at(codes.iter().map(|code| code.sent_at), now).seconds_since(now).max(1);
        return Err(Error::too_many(Field::EmailCode, u32::try_from(left)?));
    }
    let guesses = counter(person, "email code tried", CODE_ATTEMPTS);
    count(&mut tx, person, &guesses, now).await?;
    if right.is_none() {
        email_codes::count_try(&mut tx, &newest).await?;
        tx.commit().await?;
        return Err(Error::invalid(Field::EmailCode, Fault::WrongCode(MAX_WRONG_ENTRIES - newest.tries - 1)));
    }
    login_attempts::take_back(&mut tx, &guesses, now.0).await?;
    email_codes::mark_used(&mut tx, person).await?;
    row.draft.confirmed_email = Some(newest.email);
    drafts::put(&mut tx, person, &mut row, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// Returns the usable code that was sent to the new address in this draft, if any.
pub async fn usable_code(
    db: &mut Conn,
    person: PersonId,
    draft: &Draft,
    now: Timestamp,
) -> sqlx::Result<Option<CodeSent>> {
    let codes = email_codes::of(db, person).await?;
    let newest = codes.last().filter(|sent| !sent.used && sent.tries < MAX_WRONG_ENTRIES && is_live(sent, draft, now));
    Ok(newest.map(|sent| code_sent(sent, now)))
}

/// Whether the code was sent to the new address in this draft and has not expired.
fn is_live(sent: &EmailCode, draft: &Draft, now: Timestamp) -> bool {
    let typed = draft.change(DataField::Email).map(|typed| typed.trim().to_ascii_lowercase());
    typed.as_deref() == Some(sent.email.as_str()) && now <= sent.sent_at.plus_seconds(LIFETIME_SECS)
}

/// Returns what the form shows about a sent code.
fn code_sent(sent: &EmailCode, now: Timestamp) -> CodeSent {
    CodeSent {
        sent_at: sent.sent_at,
        expires_at: sent.sent_at.plus_seconds(LIFETIME_SECS),
        another_at: Some(code_pause::next_at([sent.sent_at].into_iter(), now)),
        now,
    }
}

fn counter(person: PersonId, what: &str, rule: Rule) -> [Counter; 1] {
    [Counter { bucket: random::digest(&[what, &person.0.to_string()]), rule }]
}

async fn count(tx: &mut Tx, person: PersonId, counter: &[Counter], now: Timestamp) -> Result<(), Error> {
    let begun = login_attempts::register(tx, counter, now.0).await?;
    begun.map_err(|seconds| {
        tracing::info!(person = person.0, seconds, "refused: too many e-mail codes in a day");
        Error::too_many(Field::EmailCode, seconds)
    })
}

fn hash(salt: &str, code: &str) -> String {
    hex::encode(random::digest(&[salt, code]))
}
