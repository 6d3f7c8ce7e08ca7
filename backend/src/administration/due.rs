//! What takes effect by itself: whoever is concerned was told, and nobody objected in time.

use domain::administration::{LAPSE_SECS, NOTICE_SECS, ProposalId};

use super::board::{administrators, board};
use super::outcome;
use crate::db::proposals;
use crate::error::Error;
use crate::state::App;

/// Proposals that are looked at together; each has a transaction of its own.
const AT_ONCE: u32 = 100;

/// Carries out what is due, and lets lapse what nobody confirmed. One that fails holds up no other.
///
/// # Errors
/// The first of them, when all were looked at.
pub async fn carry_out(app: &App) -> Result<(), Error> {
    let mut last = ProposalId(0);
    let mut done = Ok(());
    loop {
        let then = app.now().plus_seconds(-NOTICE_SECS);
        let mut db = app.db.read().acquire().await?;
        let ids = proposals::told_before(&mut db, then, last, AT_ONCE).await?;
        drop(db);
        let Some(end) = ids.last() else { return done };
        last = *end;
        for id in ids {
            if app.jobs.stopping() {
                return done;
            }
            if let Err(error) = one(app, id).await {
                tracing::error!(?error, proposal = id.0, "a proposal was left for later");
                done = done.and(Err(error));
            }
        }
    }
}

async fn one(app: &App, id: ProposalId) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    // Somebody may have been faster between the two.
    let Some(row) = proposals::get(&mut tx, id).await? else { return Ok(()) };
    let now = app.now();
    let administrators = administrators(&mut tx, &row.agency).await?;
    let board = board(&mut tx, &administrators, &row.proposal, now).await?;
    if let Some(consent) = row.proposal.takes_effect(&board, now) {
        outcome::take_effect(app, &mut tx, &row, consent, None, now).await?;
    } else if row.proposal.told_at.plus_seconds(LAPSE_SECS) <= now {
        outcome::lapse(&mut tx, &row, None, now).await?;
    } else {
        return Ok(());
    }
    tx.commit().await?;
    app.bell.ring();
    Ok(())
}
