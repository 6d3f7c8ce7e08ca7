//! "This was not me": the owner of an account freezes it by a link in a mail, without a log-in; an administrator opens it again.

use std::net::IpAddr;

use domain::administration::AdminEvent;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;

use super::links::mail_password_link;
use super::log_in_limits::count_attempt;
use crate::app::administration::context::ChangeContext;
use crate::app::administration::recipients::Recipients;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::links::{self, Purpose};
use crate::db::people::Person;
use crate::db::{Conn, Tx, admin_events, authenticators, calendar_feeds, outbox, passkeys, people, sessions};
use crate::infra::random;

/// Days for which the link in a mail freezes the account.
const LINK_DAYS: i64 = 30;

/// Makes the link by which a person freezes the account. Returns its secret token.
pub async fn make_link(db: &mut Conn, person: PersonId, now: Timestamp) -> Result<String, Error> {
    let token = random::token()?;
    let until = now.plus_days(LINK_DAYS).0;
    links::insert(db, &random::digest(&[&token]), person, Purpose::NotMe, now.0, until).await?;
    Ok(token)
}

/// Checks that an account is not frozen.
///
/// # Errors
/// 422 if it is, shown at `field`.
pub(super) async fn check(db: &mut Conn, person: PersonId, field: Field) -> Result<(), Error> {
    match people::frozen_at(db, person).await? {
        None => Ok(()),
        Some(_) => Err(Error::invalid(field, Fault::AccountFrozen)),
    }
}

/// Freezes the account whose owner was mailed this link: its sessions and log-ins in progress end, links that set its password are
/// void, its calendar's address is gone, and the office is told. A frozen account stays as it is.
///
/// # Errors
/// 422 if the link is unknown or too old, which counts as an attempt; 429 if there were too many.
pub async fn freeze_by_link(app: &App, address: IpAddr, link: &str) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let owner = links::owner(&mut tx, &random::digest(&[link]), Purpose::NotMe, now.0).await?;
    let Some(owner) = owner else {
        count_attempt(app, address, Field::Identifier)?.keep();
        return Err(Error::invalid(Field::Identifier, Fault::LinkExpired));
    };
    if !people::freeze(&mut tx, owner, now).await? {
        return Ok(());
    }
    let person = people::get(&mut tx, owner).await?.ok_or(Error::NotFound)?;
    sessions::revoke_all(&mut tx, owner, now.0).await?;
    sessions::void_credentials(&mut tx, owner, now).await?;
    // Its address may have been read, too.
    calendar_feeds::delete(&mut tx, owner).await?;
    let event = AdminEvent::AccountFrozen { person: owner };
    admin_events::append(&mut tx, &person.agency, None, now, &event).await?;
    tell_office(app, &mut tx, &person, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::warn!(person = owner.0, "an account was frozen by its owner");
    Ok(())
}

/// Opens a frozen account of the agency. Password, passkeys, authenticator app and recovery codes are gone: whoever used it may have
/// put theirs there. Its owner is mailed the link that sets a new password, at the official address.
///
/// # Errors
/// 404 if there is no such person at the agency; 409 if the account is not frozen.
pub async fn reopen(app: &App, tx: &mut Tx, by: &ChangeContext, person: PersonId) -> Result<(), Error> {
    let known = people::get(tx, person).await?.filter(|known| known.agency == by.agency);
    if known.is_none() {
        return Err(Error::NotFound);
    }
    if !people::reopen(tx, person).await? {
        return Err(Error::Conflict(None));
    }
    passkeys::delete_all(tx, person).await?;
    authenticators::delete(tx, person).await?;
    authenticators::delete_recovery_codes(tx, person).await?;
    let event = AdminEvent::AccountReopened { person };
    admin_events::append(tx, &by.agency, Some(by.person), by.now, &event).await?;
    let person = people::get(tx, person).await?.ok_or(Error::NotFound)?;
    mail_password_link(app, tx, &person, by.now).await
}

/// Administrators, heads and the office's own address.
async fn tell_office(app: &App, tx: &mut Tx, person: &Person, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&person.agency)?;
    let recipients = Recipients::of(app, tx, &person.agency, person.id, now).await?;
    for address in recipients.others(person.id) {
        outbox::enqueue(tx, &writer.account_frozen(&address), now).await?;
    }
    Ok(())
}
