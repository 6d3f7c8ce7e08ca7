//! The password of whoever is logged in: asked for again before the way to log in changes, since an open session may be somebody
//! else's by now.
//!
//! These functions begin and commit their own transactions: no password is hashed in one.

use domain::api::PasswordChange;
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;

use super::freeze;
use super::log_in_limits::{LoginLimits, Origin};
use super::password_link::check_password;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::Person;
use crate::db::{Tx, login_attempts, outbox, people, sessions};

/// Verifies a password, and counts the attempt: a wrong one stays counted, one that was not judged does not.
///
/// # Errors
/// 429 if there were too many attempts; if the database or the hashing fails.
pub(super) async fn verify(
    app: &App,
    limits: &LoginLimits,
    password: String,
    hash: Option<String>,
) -> Result<bool, Error> {
    let now = app.now();
    let attempt = limits.count_attempt(app, Field::Password)?;
    let counters = limits.passwords();
    let mut tx = app.db.begin().await?;
    if let Err(error) = limits.count(&mut tx, &counters, now.0, Field::Password).await {
        if matches!(error, Error::TooManyAttempts { .. }) {
            attempt.keep();
        }
        return Err(error);
    }
    tx.commit().await?;
    match app.limits.passwords.verify(password, hash).await {
        Ok(fits) => {
            if !fits {
                attempt.keep();
            }
            Ok(fits)
        }
        Err(error) => {
            // Not judged, so it is not counted.
            drop(attempt);
            let mut tx = app.db.begin().await?;
            login_attempts::take_back(&mut tx, &counters, now.0).await?;
            tx.commit().await?;
            Err(error.into())
        }
    }
}

/// Whose session asks, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Who.
    pub person: PersonId,
    /// Id of the session.
    pub session: &'a str,
    /// From where.
    pub origin: Origin<'a>,
}

/// Checks the password and begins the transaction of a change, with the person as they are in it.
///
/// # Errors
/// [`Fault::WrongPassword`], which counts as an attempt; 429 if there were too many; if the database or the hashing fails.
pub async fn begin_change(app: &App, asking: Asking<'_>, password: String) -> Result<(Tx, Person), Error> {
    let mut db = app.db.read().acquire().await?;
    let person = people::get(&mut db, asking.person).await?.ok_or(Error::NotFound)?;
    let limits = LoginLimits::find(&mut db, asking.origin, Some(person.id), "").await?;
    drop(db);
    let hash = person.password_hash.clone();
    if !verify(app, &limits, password, hash.clone()).await? {
        tracing::info!(person = person.id.0, outcome = "wrong password", "change of the log-in");
        return Err(wrong_password());
    }
    let mut tx = app.db.begin().await?;
    // Checked again: another request may have changed it meanwhile.
    let person = people::get(&mut tx, person.id).await?.filter(|person| person.password_hash == hash);
    let person = person.ok_or_else(wrong_password)?;
    limits.clear_passwords(&mut tx, app.now().0).await?;
    Ok((tx, person))
}

/// Changes the password. Ends the person's other sessions and voids links, log-ins in progress and mailed codes.
///
/// # Errors
/// Those of [`begin_change`]; [`Error::Invalid`] for a password that is too easy to guess.
pub async fn change(app: &App, asking: Asking<'_>, change: PasswordChange) -> Result<(), Error> {
    let mut db = app.db.read().acquire().await?;
    let person = people::get(&mut db, asking.person).await?.ok_or(Error::NotFound)?;
    drop(db);
    check_password(&change.new_password, &person)?;
    let hash = app.limits.passwords.hash(change.new_password).await?;
    let (mut tx, person) = begin_change(app, asking, change.password).await?;
    let now = app.now();
    people::set_password(&mut tx, person.id, &hash).await?;
    sessions::revoke_others(&mut tx, asking.session, person.id, now.0).await?;
    sessions::void_credentials(&mut tx, person.id, now).await?;
    let not_me = freeze::make_link(&mut tx, person.id, now).await?;
    let mail = app.writer(&person.agency)?.password_changed(&person, &not_me);
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person = person.id.0, outcome = "changed", "password");
    Ok(())
}

fn wrong_password() -> Error {
    Error::invalid(Field::Password, Fault::WrongPassword)
}
