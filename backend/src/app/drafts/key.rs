//! The draft's key pair: the request (PKCS#10) and the wrapped private key, made in the holder's browser.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::NewKey;
use domain::journey::{KeyInfo, Step, asks_passphrase};
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal};
use domain::standard::AgencyId;

use crate::app::drafts::{key_request, open_draft, require_open, standard_of};
use crate::app::error::Error;
use crate::app::issuance::wrapped_key;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::keys::{self, Key};

/// Stores the key pair, replacing the one before. Begins and commits its own transaction, after the check of the request's
/// signature (proof of possession).
///
/// # Errors
/// [`Error::Invalid`] for a request or wrapped key that can't be accepted, or a public key that was seen before;
/// [`Error::Conflict`] if no passphrase can be set now.
pub async fn put(app: &App, person: PersonId, agency: &AgencyId, new: NewKey) -> Result<DraftRow, Error> {
    let invalid = |fault| Error::invalid(Field::Request, fault);
    let request = STANDARD.decode(new.request).map_err(|_| invalid(Fault::RequestMalformed))?;
    let wrapped_key = STANDARD.decode(new.wrapped_key).map_err(|_| invalid(Fault::WrappedKey))?;
    if !wrapped_key::is_acceptable(&wrapped_key) {
        return Err(invalid(Fault::WrappedKey));
    }
    let checked = key_request::check(app, request.clone()).await?;

    let mut tx = app.db.begin().await?;
    let mut row = open_draft(app, &mut tx, person).await?;
    require_open(&row.draft, Step::Passphrase)?;
    let standard = standard_of(app, &mut tx, agency, &row).await?;
    if !asks_passphrase(&standard.wizard, row.draft.open_steps.as_deref()) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let now = app.now();
    let public_key_sha256 = hex::encode(checked.public_key_sha256);
    let foreign = keys::get(&mut tx, &public_key_sha256).await?.is_some_and(|key| key.person != person);
    if foreign || keys::seen(&mut tx, &public_key_sha256).await? {
        return Err(invalid(Fault::RequestKeyReused));
    }
    let key = Key {
        public_key_sha256: public_key_sha256.clone(),
        person,
        request,
        spki: checked.spki_der,
        wrapped_key,
        made_at: now,
    };
    keys::put(&mut tx, &key).await?;
    row.draft.key = Some(KeyInfo { public_key_sha256, made_at: now.0 });
    drafts::put(&mut tx, person, &mut row, now).await?;
    tx.commit().await?;
    Ok(row)
}
