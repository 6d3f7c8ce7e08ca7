//! Checkpoints: how long the log is and what its last hash is, signed, kept where who changes the database does not reach:
//! in the program's log (at the start, every hour, at the stop), in mails to administrators (each day on which something
//! happened) and, as a short mark, in mails to holders. `verify-log --checkpoint` compares them with the log.

pub mod key;
mod text;

use std::time::Duration;

use domain::moment::{Timestamp, Zone};

use self::key::Key;
pub use self::text::{Chain, Checkpoint, Kept, Mark, Signed, find};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::checkpoints::{self, Made};
use crate::db::{Db, Tx, admin_events, events, outbox};

/// The last one may take so long.
const STOP_LIMIT: Duration = Duration::from_secs(1);
/// A day begins for the mails when it begins in Jakarta, wherever the agencies are: one checkpoint goes to all.
const ZONE: Zone = Zone::Wib;

/// Records the key that signs from now on, if it is new.
pub async fn begin(db: &Db, key: &Key, now: Timestamp) -> Result<(), sqlx::Error> {
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

/// Makes a checkpoint of the log as it is now: into the program's log, and if anything happened since the one before, into
/// the database, and once a day to every administrator.
pub async fn make(app: &App) -> Result<Signed, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let signed = app.checkpoint_key.sign(present(&mut tx, now).await?);
    let length = signed.checkpoint.length();
    let last = checkpoints::last(&mut tx).await?;
    let mailed = checkpoints::last_mailed(&mut tx).await?;
    let mail = mailed.is_none_or(|mailed| mailed.length != length && mailed.at.date_in(ZONE) != now.date_in(ZONE));
    let mail = mail && length != 0;
    let grown = last.map_or(0, |last| last.length) != length;
    if grown || mail {
        checkpoints::insert(&mut tx, Made { at: now, length }, &signed.to_string(), mail).await?;
    }
    if mail {
        mail_head(app, &mut tx, &signed, now).await?;
    }
    tx.commit().await?;
    if mail {
        app.outbox_waker.wake();
    }
    tracing::info!(checkpoint = %signed, "checkpoint of the log");
    Ok(signed)
}

/// Makes a last checkpoint. A database that can't be written now does not hold up the end.
pub async fn at_stop(app: &App) {
    match tokio::time::timeout(STOP_LIMIT, make(app)).await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::error!(?error, "no checkpoint at the stop"),
        Err(_) => tracing::error!("no checkpoint at the stop: the database's writer is not to be had"),
    }
}

/// The mark of the event that was written last in this transaction.
pub async fn mark(tx: &mut Tx) -> Result<Mark, Error> {
    Ok(Mark::of(&chain(events::head(tx).await?)))
}

/// What the logs are now.
async fn present(tx: &mut Tx, now: Timestamp) -> Result<Checkpoint, sqlx::Error> {
    let (events, acts) = (events::head(tx).await?, admin_events::head(tx).await?);
    Ok(Checkpoint { events: chain(events), acts: chain(acts), at: now })
}

fn chain((length, head): (i64, String)) -> Chain {
    Chain { length, head }
}

async fn mail_head(app: &App, tx: &mut Tx, signed: &Signed, now: Timestamp) -> Result<(), Error> {
    for (agency, address) in checkpoints::administrators(tx).await? {
        // An agency whose standard is gone keeps the program from starting; until then its people hear nothing.
        if let Ok(writer) = app.writer(&agency) {
            outbox::enqueue(tx, &writer.checkpoint(&address, signed.checkpoint.at, &signed.to_string()), now).await?;
        }
    }
    Ok(())
}
