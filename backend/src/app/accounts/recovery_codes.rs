//! Recovery codes: each stands in once for the code at log-in, e.g. when the phone is lost.

use domain::api::RecoveryCodes;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::value::RecoveryCode;

use super::freeze;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::Person;
use crate::db::{Tx, authenticators, outbox, people};
use crate::infra::mail::text::LoginChange;
use crate::infra::random;

/// Makes new codes in place of earlier ones, and tells their owner.
pub async fn renew(app: &App, tx: &mut Tx, person: &Person) -> Result<RecoveryCodes, Error> {
    tell(app, tx, person, LoginChange::RecoveryCodesRenewed, app.now()).await?;
    make(tx, person.id).await
}

async fn make(tx: &mut Tx, person: PersonId) -> Result<RecoveryCodes, Error> {
    let codes = (0..RecoveryCode::COUNT).map(|_| random::bytes().map(RecoveryCode::from_random));
    let codes: Vec<RecoveryCode> = codes.collect::<Result<_, _>>()?;
    let digests: Vec<_> = codes.iter().map(|code| digest(person, code)).collect();
    authenticators::replace_recovery_codes(tx, person, &digests).await?;
    Ok(RecoveryCodes { codes })
}

/// Makes the first codes of a person who gets something that can be lost; none if some are left.
pub(super) async fn first(tx: &mut Tx, person: PersonId) -> Result<RecoveryCodes, Error> {
    if authenticators::recovery_codes_left(tx, person).await? > 0 {
        return Ok(RecoveryCodes { codes: Vec::new() });
    }
    make(tx, person).await
}

/// Accepts a code and uses it up; its owner is told. False if it is none of theirs, or was used.
pub(super) async fn accept(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    code: &RecoveryCode,
    now: Timestamp,
) -> Result<bool, Error> {
    if !authenticators::use_recovery_code(tx, person, &digest(person, code), now).await? {
        return Ok(false);
    }
    let left = authenticators::recovery_codes_left(tx, person).await?;
    let person = people::get(tx, person).await?.ok_or(Error::NotFound)?;
    tell(app, tx, &person, LoginChange::RecoveryCodeUsed { left }, now).await?;
    Ok(true)
}

/// Mails a person what was changed in the way they log in.
pub(super) async fn tell(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    change: LoginChange,
    now: Timestamp,
) -> Result<(), Error> {
    let not_me = freeze::make_link(tx, person.id, now).await?;
    let mail = app.writer(&person.agency)?.login_changed(person, change, &not_me);
    outbox::enqueue(tx, &mail, now).await?;
    Ok(())
}

fn digest(person: PersonId, code: &RecoveryCode) -> Vec<u8> {
    random::digest(&["recovery code", &person.0.to_string(), code.as_str()])
}
