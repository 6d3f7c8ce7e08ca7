//! Authenticator apps (RFC 6238): six digits that the holder's own device shows, every 30 seconds others.

use domain::api::{NewAuthenticator, RecoveryCodes};
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;
use domain::value::OneTimeCode;
use totp_rs::{Builder, Secret, Totp};

use super::recovery_codes::{first, tell};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::authenticators::{self, Authenticator};
use crate::db::people::Person;
use crate::db::{Conn, Tx};
use crate::infra::mail::text::LoginChange;
use crate::infra::{qr, random};

/// Seconds for which a code is shown.
const STEP_SECS: i64 = 30;

/// Whether the person has an app that shows codes.
pub async fn is_set(db: &mut Conn, person: PersonId) -> Result<bool, Error> {
    Ok(set_since(db, person).await?.is_some())
}

/// Since when the person has one.
pub async fn set_since(db: &mut Conn, person: PersonId) -> Result<Option<Timestamp>, Error> {
    Ok(authenticators::find(db, person).await?.and_then(|row| row.confirmed_at))
}

/// Makes the secret of a new one, which is of use once [`confirm`]ed.
///
/// # Errors
/// 409 if there is one.
pub async fn begin(app: &App, tx: &mut Tx, person: &Person) -> Result<NewAuthenticator, Error> {
    if is_set(tx, person.id).await? {
        return Err(Error::Conflict(None));
    }
    // 160 bits: the length of the hash (RFC 4226, section 4, R6).
    let secret: [u8; 20] = random::bytes()?;
    let sealed = app.sealer.seal(&purpose(person.id), &secret).map_err(Error::internal)?;
    authenticators::replace(tx, person.id, &sealed, app.now()).await?;
    let totp = totp(&secret, &person.data.email)?;
    let address = totp.to_url().map_err(Error::internal)?;
    Ok(NewAuthenticator {
        secret: in_groups(&Secret::from(secret).to_base32()),
        qr: qr::encode(&address).map_err(Error::internal)?,
        address,
    })
}

/// Takes the first code that the app shows. Returns recovery codes, unless the person has some.
///
/// # Errors
/// 422 if it is another one; 409 if no app waits for its first code.
pub async fn confirm(app: &App, tx: &mut Tx, person: &Person, code: &OneTimeCode) -> Result<RecoveryCodes, Error> {
    let now = app.now();
    let row = authenticators::find(tx, person.id).await?.filter(|row| row.confirmed_at.is_none());
    let row = row.ok_or(Error::Conflict(None))?;
    if !shows(app, tx, person.id, &row, code, now).await? {
        return Err(Error::invalid(Field::Token, Fault::CodeMismatch));
    }
    authenticators::confirm(tx, person.id, now).await?;
    tell(app, tx, person, LoginChange::AuthenticatorAdded, now).await?;
    first(tx, person.id).await
}

/// Removes it.
///
/// # Errors
/// 404 if there is none.
pub async fn remove(app: &App, tx: &mut Tx, person: &Person) -> Result<(), Error> {
    if !authenticators::delete(tx, person.id).await? {
        return Err(Error::NotFound);
    }
    tell(app, tx, person, LoginChange::AuthenticatorRemoved, app.now()).await
}

/// Accepts a code that the person's app shows now, or showed or will show within 30 seconds; each once.
pub(super) async fn accept(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    code: &OneTimeCode,
    now: Timestamp,
) -> Result<bool, Error> {
    match authenticators::find(tx, person).await?.filter(|row| row.confirmed_at.is_some()) {
        Some(row) => shows(app, tx, person, &row, code, now).await,
        None => Ok(false),
    }
}

async fn shows(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    row: &Authenticator,
    code: &OneTimeCode,
    now: Timestamp,
) -> Result<bool, Error> {
    let Ok(secret) = app.sealer.open(&purpose(person), &row.secret) else {
        // Mailed codes and recovery codes still work.
        tracing::warn!(person = person.0, "an authenticator's secret can't be opened: checkpoint.key is another one");
        return Ok(false);
    };
    let at = u64::try_from(now.0).map_err(Error::internal)?;
    let Some(step) = totp(&secret, "")?.check(code.as_str(), at) else { return Ok(false) };
    Ok(authenticators::use_step(tx, person, i64::try_from(step).map_err(Error::internal)?).await?)
}

fn totp(secret: &[u8], account: &str) -> Result<Totp, Error> {
    // SHA-1, six digits: what every app knows. HMAC does not need a hash without collisions.
    let secret = Secret::new(secret.into());
    let builder = Builder::new().with_secret(secret).with_skew(1).with_step_duration(STEP_SECS.unsigned_abs());
    builder.with_account_name(account).with_issuer(Some("Perbarui")).build().map_err(Error::internal)
}

fn purpose(person: PersonId) -> String {
    format!("authenticator of person {}", person.0)
}

/// Groups of four characters, as people type them.
fn in_groups(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
