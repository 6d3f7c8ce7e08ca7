//! Carries out proposals that take effect by time: everybody concerned was notified, and nobody objected.

use domain::administration::{Consent, NOTICE_SECS, PROPOSAL_LIFETIME_SECS, ProposalId, Wait};
use domain::moment::Timestamp;

use super::context::{administrators, proposal_context};
use super::{announce, outcome};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::proposals::{self, Row};

/// Proposals per page; each has its own transaction.
const BATCH: u32 = 100;

/// Carries out due proposals, discards unconfirmed ones, and announces those that now wait for time alone. A failing one
/// delays no other.
///
/// # Errors
/// The first failure, after all proposals were tried.
pub async fn carry_out_due(app: &App) -> Result<(), Error> {
    let mut last = ProposalId(0);
    let mut done = Ok(());
    loop {
        let then = app.now().plus_seconds(-NOTICE_SECS);
        let mut db = app.db.read().acquire().await?;
        let ids = proposals::announced_before(&mut db, then, last, BATCH).await?;
        drop(db);
        let Some(end) = ids.last() else { return done };
        last = *end;
        for id in ids {
            if app.jobs.stopping() {
                return done;
            }
            if let Err(error) = process(app, id).await {
                tracing::error!(?error, proposal = id.0, "a proposal was left for later");
                done = done.and(Err(error));
            }
        }
    }
}

/// What is to be done with a proposal.
enum Due {
    Effect(Consent),
    Discard,
    /// It waits for time alone, and its date was not announced: whoever could confirm it is gone.
    Announcement,
}

async fn process(app: &App, id: ProposalId) -> Result<(), Error> {
    let now = app.now();
    // Most proposals wait for somebody: check on a reader first, so as not to hold the writer.
    let mut db = app.db.read().acquire().await?;
    let found = find(&mut db, id, now).await?;
    drop(db);
    if found.is_none() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    // It may have changed since the read.
    let Some((row, due)) = find(&mut tx, id, now).await? else { return Ok(()) };
    match due {
        Due::Effect(consent) => outcome::take_effect(app, &mut tx, &row, consent, None, now).await?,
        Due::Discard => outcome::discard(&mut tx, &row, None, now).await?,
        Due::Announcement => {
            let batch = proposals::of_batch(&mut tx, row.batch).await?;
            announce::announce_undated(app, &mut tx, batch, now).await?;
        }
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

async fn find(db: &mut Conn, id: ProposalId, now: Timestamp) -> Result<Option<(Row, Due)>, Error> {
    let Some(row) = proposals::get(db, id).await? else { return Ok(None) };
    let administrators = administrators(db, &row.agency).await?;
    let context = proposal_context(db, &administrators, &row.proposal, now).await?;
    let due = if let Some(consent) = row.proposal.takes_effect(&context, now) {
        Some(Due::Effect(consent))
    } else if row.proposal.announced_at.plus_seconds(PROPOSAL_LIFETIME_SECS) <= now {
        Some(Due::Discard)
    } else if !row.proposal.dated && matches!(row.proposal.wait(&context, now), Wait::Time(_)) {
        Some(Due::Announcement)
    } else {
        None
    };
    Ok(due.map(|due| (row, due)))
}
