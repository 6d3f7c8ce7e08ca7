//! What follows when a renewal comes to another step: who is told, and the draft that its holder gets back.

use domain::journey::{Change, Draft, KeyInfo, Step};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::standard::{Custody, StepKind};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::dossier::dossier;
use crate::app::renewals::notify_officers;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, changes, keys, outbox, people};

/// The case has come to its present step: tells whom it waits for. A holder who is to set the passphrase here gets the
/// draft for it.
pub async fn arrived(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let Some(step) = case.step() else { return Ok(()) };
    if step.kind == StepKind::SetPassphrase {
        let writer = app.writer(&case.renewal.agency)?;
        let address = holders_address(tx, case).await?;
        let mail = match case.standard.wizard.custody {
            Custody::Holder => {
                reopen(tx, case, vec![Step::Passphrase], now).await?;
                writer.passphrase(&address, &case.reference)
            }
            Custody::Authority => writer.passphrase_elsewhere(&address, &case.reference),
        };
        outbox::enqueue(tx, &mail, now).await?;
    }
    notify_officers::waiting(app, tx, case, now).await
}

/// Mails the holder that the certificate is issued, if a step that tells the holder was done after the first `before`
/// events, and none was before.
pub async fn told(app: &App, tx: &mut Tx, case: &Case, before: usize, now: Timestamp) -> Result<(), Error> {
    let first = case.log.iter().position(|recorded| case.is_notice(&recorded.event));
    let (Some(certificate), Some(first)) = (&case.renewal.certificate, first) else { return Ok(()) };
    if first < before {
        return Ok(());
    }
    let writer = app.writer(&case.renewal.agency)?;
    let address = holders_address(tx, case).await?;
    let mail = match case.standard.wizard.custody {
        Custody::Holder => writer.issued(&address, &case.reference, certificate.not_after, case.fetch_until()),
        Custody::Authority => writer.issued_elsewhere(&address, &case.reference, certificate.not_after),
    };
    Ok(outbox::enqueue(tx, &mail, now).await?)
}

/// The holder's address as it is on record now.
pub async fn holders_address(tx: &mut Tx, case: &Case) -> Result<String, Error> {
    let holder = people::get(tx, case.renewal.holder).await?;
    Ok(holder.ok_or_else(|| Error::internal("a renewal's holder is gone"))?.data.email)
}

/// Gives the holder back what was sent, as a draft in which only the named steps are open. A passphrase that is to be set
/// again needs a new key pair; everything else is kept.
pub async fn reopen(tx: &mut Tx, case: &Case, open: Vec<Step>, now: Timestamp) -> Result<(), Error> {
    let changes = changes::get(tx, case.id).await?;
    let mut key = None;
    if let Some(public_key) = case.renewal.dossier.public_key.as_ref().filter(|_| !open.contains(&Step::Passphrase)) {
        let kept = keys::get(tx, &public_key.0).await?;
        key = kept.map(|kept| KeyInfo { public_key_sha256: kept.public_key_sha256, made_at: kept.made_at.0 });
    }
    let confirmed_email = changes.iter().find(|change| change.field == DataField::Email);
    let draft = Draft {
        data_right: Some(changes.is_empty()),
        confirmed_email: confirmed_email.map(|change| change.new.clone()),
        changes: changes.into_iter().map(|change| Change { field: change.field, value: change.new }).collect(),
        files: dossier(tx, case).await?,
        key,
        open_steps: Some(open),
    };
    let mut row = DraftRow { version: 0, draft, completes: Some(case.id) };
    Ok(drafts::put(tx, case.renewal.holder, &mut row, now).await?)
}
