//! Tells officers that a case waits for them.

use domain::moment::Timestamp;
use domain::renewal::{Act, PersonId, acts_allowed};

use crate::case::Case;
use crate::db::{Tx, delegations, outbox};
use crate::error::Error;
use crate::state::App;

/// Mails everybody at the agency who may carry out the present step today, also in the place of a colleague on leave;
/// nobody while the program or the holder has it. Ring the bell after the commit.
pub async fn waiting(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&case.renewal.agency)?;
    for (_, address) in who_may(tx, case, now).await? {
        outbox::enqueue(tx, &writer.waiting(&address, &case.reference, case.due(app)), now).await?;
    }
    Ok(())
}

/// The officers who may carry out the present step, with their addresses: those whom `decide` would let do it.
pub async fn who_may(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<Vec<(PersonId, String)>, Error> {
    if case.step().is_none() {
        return Ok(Vec::new());
    }
    let today = now.date_in(case.standard.hours.zone());
    let mut officers = delegations::officers(tx, &case.renewal.agency, today).await?;
    officers.retain(|officer| {
        let acts = acts_allowed(&case.standard, &case.renewal, &officer.actor);
        acts.iter().any(|act| matches!(act, Act::Take | Act::Approve | Act::Record))
    });
    Ok(officers.into_iter().map(|officer| (officer.id, officer.email)).collect())
}
