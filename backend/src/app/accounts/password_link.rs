//! Activation and password reset by a mailed link.
//!
//! These functions begin and commit their own transactions: no password is hashed in one.

use std::net::IpAddr;

use domain::problem::{Fault, Field};
use domain::value::LoginIdentifier;
use domain::value::passphrase::password_fault;

use super::freeze;
use super::links::mail_password_link;
use super::log_in_limits::{LoginLimits, Origin, count_attempt, count_for_nobody};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::links::{self, Purpose};
use crate::db::people::Person;
use crate::db::{login_attempts, outbox, people, sessions};
use crate::infra::common_passwords::is_common;
use crate::infra::password::normalized_password;
use crate::infra::random;

/// Mails a link that sets the password, if the person exists and the limits allow it. The caller does not learn which.
///
/// # Errors
/// If the database fails.
pub async fn ask(app: &App, origin: Origin<'_>, identifier: &LoginIdentifier) -> Result<(), Error> {
    let identifier = identifier.as_str();
    let now = app.now();
    let person =
        people::find_by_identifier(&mut *app.db.read().acquire().await?, identifier).await?.map(|person| person.id);
    let limits = LoginLimits::find(&mut *app.db.read().acquire().await?, origin, person, identifier).await?;
    let attempt = limits.count_attempt(app, Field::Identifier).ok();
    let mut tx = app.db.begin().await?;
    // The mailbox is not flooded, and the answer stays the same.
    let mut allowed = attempt.is_some() || person.is_some();
    if allowed {
        allowed = match limits.count(&mut tx, &limits.links(), now.0, Field::Identifier).await {
            Ok(()) => true,
            Err(Error::TooManyAttempts { .. }) => false,
            Err(error) => return Err(error),
        };
    }
    if attempt.is_none() {
        count_for_nobody(&mut tx, now.0).await?;
    }
    // Looked up inside the transaction, so that no link goes to an address that is being replaced.
    let person = people::find_by_identifier(&mut tx, identifier).await?;
    let id = person.as_ref().map(|person| person.id.0);
    tracing::info!(person = id, mailed = id.is_some() && allowed, "link asked for");
    let is_frozen = match &person {
        Some(person) => people::frozen_at(&mut tx, person.id).await?.is_some(),
        None => false,
    };
    if let Some(person) = person.filter(|_| allowed && !is_frozen) {
        mail_password_link(app, &mut tx, &person, now).await?;
    }
    tx.commit().await?;
    if let Some(attempt) = attempt {
        attempt.keep();
    }
    app.outbox_waker.wake();
    Ok(())
}

/// Checks that a mailed link is valid. It stays valid.
///
/// # Errors
/// [`Error::Invalid`] if it is not, which counts as an attempt; 429 if there were too many.
pub async fn check(app: &App, address: IpAddr, link: &str) -> Result<(), Error> {
    let mut db = app.db.read().acquire().await?;
    let owner = links::owner(&mut db, &random::digest(&[link]), Purpose::Password, app.now().0).await?;
    owner.map(drop).ok_or_else(|| no_link(app, address))
}

/// Sets the password. Ends all sessions of the person and voids other links, log-ins in progress and mailed codes. The
/// device with the token `device` becomes known, so that its owner may log in whatever strangers tried.
///
/// # Errors
/// Those of [`check`]; [`Error::Invalid`] for a password that is too easy to guess.
pub async fn set(app: &App, address: IpAddr, link: &str, password: String, device: &str) -> Result<(), Error> {
    let link = random::digest(&[link]);
    let now = app.now();
    let mut db = app.db.read().begin().await?;
    let Some(owner) = links::owner(&mut db, &link, Purpose::Password, now.0).await? else {
        return Err(no_link(app, address));
    };
    let person = people::get(&mut db, owner).await?.ok_or_else(expired)?;
    drop(db);
    check_password(&password, &person)?;
    let hash = app.limits.passwords.hash(password).await?;

    let mut tx = app.db.begin().await?;
    // Checked again: another request may have used the link while the password was hashed.
    if links::owner(&mut tx, &link, Purpose::Password, now.0).await? != Some(owner) {
        return Err(expired());
    }
    people::set_password(&mut tx, owner, &hash).await?;
    sessions::revoke_all(&mut tx, owner, now.0).await?;
    sessions::void_credentials(&mut tx, owner, now).await?;
    sessions::remember_device(&mut tx, &random::digest(&[device]), owner, now.0).await?;
    login_attempts::clear(&mut tx, &LoginLimits::of_known_device(owner, device, address).all()).await?;
    if person.password_hash.is_some() {
        let not_me = freeze::make_link(&mut tx, owner, now).await?;
        let mail = app.writer(&person.agency)?.password_changed(&person, &not_me);
        outbox::enqueue(&mut tx, &mail, now).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(person = owner.0, outcome = "set by link", "password");
    Ok(())
}

/// Checks the password in the form that is hashed.
pub(super) fn check_password(password: &str, person: &Person) -> Result<(), Error> {
    let data = &person.data;
    let context = [&*data.name, &*data.nik, data.nip.as_deref().unwrap_or(""), &*data.email, &*data.mobile];
    let normalized = normalized_password(password);
    if let Some(fault) = password_fault(&normalized, &context) {
        return Err(Error::invalid(Field::NewPassword, fault));
    }
    if is_common(&normalized) {
        return Err(Error::invalid(Field::NewPassword, Fault::MuchUsed));
    }
    Ok(())
}

fn no_link(app: &App, address: IpAddr) -> Error {
    match count_attempt(app, address, Field::NewPassword) {
        Ok(attempt) => attempt.keep(),
        Err(refused) => return refused,
    }
    tracing::info!(outcome = "unknown or expired link", "password");
    expired()
}

fn expired() -> Error {
    Error::invalid(Field::NewPassword, Fault::LinkExpired)
}
