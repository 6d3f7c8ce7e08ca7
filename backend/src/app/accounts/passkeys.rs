//! Passkeys: logging in by the lock of one's own device. One proves both parts of a log-in: possession of the device, and that its
//! owner unlocked it.

use domain::api::{LoginMethods, NewPasskey, PasskeyInfo, PasskeyOptions, PasskeyProof, RecoveryCodes};
use domain::language::Language;
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;

use super::log_in_limits::{Origin, count_attempt};
use super::new_session::NewSession;
use super::own_password::Asking;
use super::recovery_codes::{first, tell};
use super::{authenticator, freeze};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::passkeys::{Challenge, PasskeyRow};
use crate::db::people::Person;
use crate::db::{Tx, authenticators, passkeys, people, sessions};
use crate::infra::mail::text::LoginChange;
use crate::infra::passkeys::{PasskeyError, Passkeys};
use crate::infra::{metrics, random};

/// Minutes for which a challenge counts; browsers ask for as long.
const CHALLENGE_MINUTES: i64 = 5;
/// How many passkeys a person has at most.
const MAX_PASSKEYS: usize = 10;
/// How many characters its name has at most.
pub const MAX_NAME: usize = 60;

/// Returns how a person logs in.
pub async fn methods(app: &App, person: PersonId) -> Result<LoginMethods, Error> {
    let mut db = app.db.read().acquire().await?;
    let info =
        |row: PasskeyRow| PasskeyInfo { id: row.id, name: row.name, added_at: row.created_at, used_at: row.used_at };
    Ok(LoginMethods {
        authenticator: authenticator::set_since(&mut db, person).await?,
        passkeys: passkeys::list(&mut db, person).await?.into_iter().map(info).collect(),
        can_add_passkeys: app.passkeys.is_some(),
        recovery_codes: authenticators::recovery_codes_left(&mut db, person).await?,
    })
}

/// Begins a new passkey of the person, in the session that asks.
///
/// # Errors
/// 409 if there are too many.
pub async fn begin(app: &App, tx: &mut Tx, asking: Asking<'_>, person: &Person) -> Result<PasskeyOptions, Error> {
    let known = passkeys::list(tx, person.id).await?;
    if known.len() >= MAX_PASSKEYS {
        return Err(Error::Conflict(None));
    }
    let handle = known.first().map_or_else(Passkeys::new_handle, |row| row.handle.clone());
    let ids = known.into_iter().map(|row| row.credential_id).collect();
    let here = available(app)?;
    let begun = here.begin_making(&handle, &person.data.email, &person.data.name, ids).map_err(Error::internal)?;
    let challenge = Challenge {
        secret: random::digest(&["making a passkey", asking.session]),
        person: Some(person.id),
        // The handle first: it is not in the state that the library keeps.
        state: [&handle, " ", &*begun.state].concat(),
        expires_at: app.now().plus_minutes(CHALLENGE_MINUTES),
    };
    passkeys::put_challenge(tx, &challenge).await?;
    Ok(PasskeyOptions { json: begun.options })
}

/// Stores the passkey that was begun in this session. Returns recovery codes, unless the person has some.
///
/// # Errors
/// 422 if it does not answer the challenge, or comes too late.
pub async fn add(app: &App, asking: Asking<'_>, new: &NewPasskey) -> Result<RecoveryCodes, Error> {
    let now = app.now();
    let secret = random::digest(&["making a passkey", asking.session]);
    let challenge = use_up(app, &secret, Some(asking.person)).await?;
    let (handle, state) = challenge.split_once(' ').ok_or_else(unknown)?;
    let made = available(app)?.finish_making(&new.credential, state).map_err(|error| refused(&error))?;
    let mut tx = app.db.begin().await?;
    let person = people::get(&mut tx, asking.person).await?.ok_or(Error::NotFound)?;
    let row = PasskeyRow {
        id: random::id(),
        person: person.id,
        handle: handle.to_owned(),
        credential_id: made.credential_id,
        credential: made.credential,
        name: new.name.split_whitespace().collect::<Vec<_>>().join(" "),
        created_at: now,
        used_at: None,
    };
    if !passkeys::insert(&mut tx, &row).await? {
        return Err(Error::Conflict(None));
    }
    tell(app, &mut tx, &person, LoginChange::PasskeyAdded, now).await?;
    let codes = first(&mut tx, person.id).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(codes)
}

/// Removes a passkey.
///
/// # Errors
/// 404 if the person has none of this id.
pub async fn remove(app: &App, tx: &mut Tx, person: &Person, id: &str) -> Result<(), Error> {
    if !passkeys::delete(tx, person.id, id).await? {
        return Err(Error::NotFound);
    }
    tell(app, tx, person, LoginChange::PasskeyRemoved, app.now()).await
}

/// Begins a log-in by whichever passkey the device has; the browser will be known by the secret `login`.
///
/// # Errors
/// 429 if there were too many attempts; if the database fails.
pub async fn begin_log_in(app: &App, origin: Origin<'_>, login: &str) -> Result<PasskeyOptions, Error> {
    count_stranger(app, origin).await?;
    let begun = available(app)?.begin_log_in().map_err(Error::internal)?;
    let challenge = Challenge {
        secret: random::digest(&[login]),
        person: None,
        state: begun.state,
        expires_at: app.now().plus_minutes(CHALLENGE_MINUTES),
    };
    let mut tx = app.db.begin().await?;
    passkeys::put_challenge(&mut tx, &challenge).await?;
    tx.commit().await?;
    Ok(PasskeyOptions { json: begun.options })
}

/// Returns whose passkey is presented, before it is checked.
///
/// # Errors
/// 422 if nobody here has it.
pub async fn claimed(app: &App, proof: &PasskeyProof) -> Result<PersonId, Error> {
    let presented = available(app)?.presented(&proof.credential).map_err(|error| refused(&error))?;
    let mut db = app.db.read().acquire().await?;
    let row = passkeys::find(&mut db, &presented.credential_id).await?;
    row.map(|row| row.person).ok_or_else(unknown)
}

/// Checks the proof, and begins the session. The person's mails are in this `language` from now on.
///
/// # Errors
/// 422 if it does not answer the challenge that this browser got, comes too late, or is nobody's passkey here, which counts as an
/// attempt; 429 if there were too many.
pub async fn log_in(
    app: &App,
    origin: Origin<'_>,
    login: &str,
    proof: &PasskeyProof,
    session: &NewSession,
    language: Option<Language>,
) -> Result<(), Error> {
    let now = app.now();
    let here = available(app)?;
    let state = use_up(app, &random::digest(&[login]), None).await?;
    let mut tx = app.db.begin().await?;
    let presented = here.presented(&proof.credential).map_err(|error| refused(&error))?;
    let row = passkeys::find(&mut tx, &presented.credential_id).await?;
    let row = row.filter(|row| row.handle == presented.handle).ok_or_else(unknown)?;
    let checked = match here.finish_log_in(&presented, &state, &row.credential) {
        Ok(credential) => credential,
        Err(error) => {
            drop(tx);
            count_stranger(app, origin).await?;
            metrics::log_in("passkey_refused");
            return Err(refused(&error));
        }
    };
    freeze::check(&mut tx, row.person, Field::Passkey).await?;
    passkeys::used(&mut tx, &row.id, &checked, now).await?;
    let mut person = people::get(&mut tx, row.person).await?.ok_or_else(unknown)?;
    people::set_language(&mut tx, &mut person, language).await?;
    session.begin(&mut tx, origin, row.person, now).await?;
    tx.commit().await?;
    tracing::info!(person = row.person.0, outcome = "logged in by passkey", "log-in");
    metrics::log_in("logged_in");
    Ok(())
}

/// Returns the state of a challenge, which counts once, whatever comes of it.
///
/// # Errors
/// 422 if there is none, or it is too old.
async fn use_up(app: &App, secret: &[u8], person: Option<PersonId>) -> Result<String, Error> {
    let mut tx = app.db.begin().await?;
    let state = passkeys::take_challenge(&mut tx, secret, person, app.now()).await?;
    tx.commit().await?;
    state.ok_or_else(unknown)
}

/// Counts an attempt by its address, unless somebody logged in on this device before.
async fn count_stranger(app: &App, origin: Origin<'_>) -> Result<(), Error> {
    if let Some(device) = origin.device {
        let mut db = app.db.read().acquire().await?;
        if sessions::is_device(&mut db, &random::digest(&[device])).await? {
            return Ok(());
        }
    }
    count_attempt(app, origin.address, Field::Passkey)?.keep();
    Ok(())
}

fn available(app: &App) -> Result<&Passkeys, Error> {
    app.passkeys.as_deref().ok_or(Error::NotFound)
}

fn refused(error: &PasskeyError) -> Error {
    tracing::info!(%error, "a passkey was refused");
    unknown()
}

fn unknown() -> Error {
    Error::invalid(Field::Passkey, Fault::PasskeyUnknown)
}
