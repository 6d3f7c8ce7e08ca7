//! Makes and mails links that set a password.

use domain::moment::Timestamp;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::links::{self, Purpose};
use crate::db::people::Person;
use crate::db::{Tx, outbox};
use crate::infra::random;

/// Lifetime of an activation link, in minutes.
pub const ACTIVATION_MINUTES: i64 = 24 * 60;
/// Lifetime of an invitation, in minutes. It is longer since the mail comes unrequested.
pub const INVITATION_MINUTES: i64 = 7 * 24 * 60;
/// Lifetime of a password-reset link, in minutes.
const RESET_MINUTES: i64 = 60;

/// Makes a link and enqueues its mail: activation if the person has no password yet, otherwise reset.
pub async fn mail_password_link(app: &App, tx: &mut Tx, person: &Person, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&person.agency)?;
    let mail = if person.password_hash.is_none() {
        let until = now.plus_minutes(ACTIVATION_MINUTES);
        writer.activation(person, &make_link(tx, person, now, until).await?, until)
    } else {
        let until = now.plus_minutes(RESET_MINUTES);
        writer.reset(person, &make_link(tx, person, now, until).await?, until)
    };
    outbox::enqueue(tx, &mail, now).await?;
    Ok(())
}

/// Makes a link that sets the person's password until then. Returns its secret token.
pub async fn make_link(tx: &mut Tx, person: &Person, now: Timestamp, until: Timestamp) -> Result<String, Error> {
    let token = random::token()?;
    links::insert(tx, &random::digest(&[&token]), person.id, Purpose::Password, now.0, until.0).await?;
    Ok(token)
}
