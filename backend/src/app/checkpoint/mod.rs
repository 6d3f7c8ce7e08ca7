//! Checkpoints: the signed length and last hash of the log, kept out of reach of whoever can change the database: in
//! the program's log (at the start, every hour, at the stop), in mails to administrators (each day on which something
//! happened) and, as a short mark, in mails to holders. `verify-log --checkpoint` compares them with the log.

pub mod key;
mod text;

use std::time::Duration;

use domain::moment::{Timestamp, Zone};

use self::key::Key;
pub use self::text::{ChainHead, Checkpoint, Mark, Proof, SignedCheckpoint, find};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::chain::{self, Chained};
use crate::db::checkpoints::{self, MadeCheckpoint};
use crate::db::{Db, Tx, admin_events, events, outbox};

/// Time limit for the last checkpoint.
const STOP_TIMEOUT: Duration = Duration::from_secs(1);
/// Time zone of the daily mail, which goes to all agencies.
const ZONE: Zone = Zone::Wib;

/// Records the current key if it is new.
pub async fn record_key(db: &Db, key: &Key, now: Timestamp) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    let before = checkpoints::keys(&mut tx).await?;
    if !before.iter().any(|known| known == key.public()) {
        if !before.is_empty() {
            tracing::warn!("checkpoints were signed with another key so far: checkpoint.key in the data folder is new");
        }
        checkpoints::use_key(&mut tx, key.public(), now).await?;
    }
    tx.commit().await?;
    tracing::info!(key = key.public(), "checkpoints of the log are signed with this key");
    Ok(())
}

/// Makes a checkpoint: writes it to the program's log, to the database if anything happened since the last one, and
/// once a day mails it to every administrator.
pub async fn make(app: &App) -> Result<SignedCheckpoint, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let signed = app.checkpoint_key.sign(current(&mut tx, now).await?);
    let length = signed.checkpoint.length();
    let last = checkpoints::last(&mut tx).await?;
    let mailed = checkpoints::last_mailed(&mut tx).await?;
    let mail = mailed.is_none_or(|mailed| mailed.length != length && mailed.at.date_in(ZONE) != now.date_in(ZONE));
    let mail = mail && length != 0;
    let grown = last.map_or(0, |last| last.length) != length;
    if grown || mail {
        checkpoints::insert(&mut tx, MadeCheckpoint { at: now, length }, &signed.to_string(), mail).await?;
    }
    if mail {
        mail_administrators(app, &mut tx, &signed, now).await?;
    }
    tx.commit().await?;
    if mail {
        app.outbox_waker.wake();
    }
    tracing::info!(checkpoint = %signed, "checkpoint of the log");
    Ok(signed)
}

/// Makes the last checkpoint. A database that can't be written does not delay the stop.
pub async fn at_stop(app: &App) {
    match tokio::time::timeout(STOP_TIMEOUT, make(app)).await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::error!(?error, "no checkpoint at the stop"),
        Err(_) => tracing::error!("no checkpoint at the stop: the database's writer is not to be had"),
    }
}

/// Returns the mark of the event written last in this transaction.
pub async fn mark(tx: &mut Tx) -> Result<Mark, Error> {
    Ok(Mark::of(&head::<events::ChainedEvent>(tx).await?))
}

/// Returns the checkpoint of the logs as they are now, unsigned.
async fn current(tx: &mut Tx, now: Timestamp) -> Result<Checkpoint, sqlx::Error> {
    let events = head::<events::ChainedEvent>(tx).await?;
    Ok(Checkpoint { events, acts: head::<admin_events::ChainedEvent>(tx).await?, at: now })
}

async fn head<L: Chained>(tx: &mut Tx) -> Result<ChainHead, sqlx::Error> {
    let (length, head) = chain::head::<L>(tx).await?;
    Ok(ChainHead { length, head })
}

async fn mail_administrators(app: &App, tx: &mut Tx, signed: &SignedCheckpoint, now: Timestamp) -> Result<(), Error> {
    for (agency, address) in checkpoints::administrators(tx).await? {
        // The program does not start without the agency's standard; until it has one, its administrators get no mail.
        if let Ok(writer) = app.writer(&agency) {
            outbox::enqueue(tx, &writer.checkpoint(&address, signed.checkpoint.at, &signed.to_string()), now).await?;
        }
    }
    Ok(())
}
