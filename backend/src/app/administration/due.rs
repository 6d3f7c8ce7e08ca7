//! What takes effect by itself: whoever is concerned was told, and nobody objected in time.

use domain::administration::{Consent, LAPSE_SECS, NOTICE_SECS, ProposalId, Wait};
use domain::moment::Timestamp;

use super::board::{administrators, board};
use super::{announce, outcome};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::proposals::{self, Row};

/// Proposals that are looked at together; each has a transaction of its own.
const BATCH: u32 = 100;

/// Carries out what is due, lets lapse what nobody confirmed, and announces anew what waits for time alone by now. One that
/// fails holds up no other.
///
/// # Errors
/// The first of them, when all were looked at.
pub async fn carry_out(app: &App) -> Result<(), Error> {
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
            if let Err(error) = one(app, id).await {
                tracing::error!(?error, proposal = id.0, "a proposal was left for later");
                done = done.and(Err(error));
            }
        }
    }
}

/// What is due.
enum Due {
    Effect(Consent),
    Lapse,
    /// It waits for time alone, and nobody was told when that is over: whom it waited for is gone.
    Telling,
}

async fn one(app: &App, id: ProposalId) -> Result<(), Error> {
    let now = app.now();
    // Of what waits for somebody nothing is due, day after day: that keeps no writer waiting.
    let mut db = app.db.read().acquire().await?;
    let found = find(&mut db, id, now).await?;
    drop(db);
    if found.is_none() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    // Somebody may have been faster between the two.
    let Some((row, due)) = find(&mut tx, id, now).await? else { return Ok(()) };
    match due {
        Due::Effect(consent) => outcome::take_effect(app, &mut tx, &row, consent, None, now).await?,
        Due::Lapse => outcome::lapse(&mut tx, &row, None, now).await?,
        Due::Telling => {
            let batch = proposals::of_batch(&mut tx, row.batch).await?;
            announce::begin_time(app, &mut tx, batch, now).await?;
        }
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

async fn find(db: &mut Conn, id: ProposalId, now: Timestamp) -> Result<Option<(Row, Due)>, Error> {
    let Some(row) = proposals::get(db, id).await? else { return Ok(None) };
    let administrators = administrators(db, &row.agency).await?;
    let board = board(db, &administrators, &row.proposal, now).await?;
    let due = if let Some(consent) = row.proposal.takes_effect(&board, now) {
        Some(Due::Effect(consent))
    } else if row.proposal.announced_at.plus_seconds(LAPSE_SECS) <= now {
        Some(Due::Lapse)
    } else if !row.proposal.dated && matches!(row.proposal.wait(&board, now), Wait::Time(_)) {
        Some(Due::Telling)
    } else {
        None
    };
    Ok(due.map(|due| (row, due)))
}
