//! Mails officers that a case waits for them.

use domain::moment::Timestamp;
use domain::renewal::{Act, PersonId, Separation, acts_allowed};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::delegations::{self, OfficerRow};
use crate::db::{Tx, outbox};

/// Mails everybody at the agency who may carry out the present step today, including delegates; nobody if the step
/// belongs to the system or the holder. Wake the mail sender after the commit.
pub async fn waiting(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&case.renewal.agency)?;
    for (_, address) in eligible_officers(tx, case, now).await? {
        outbox::enqueue(tx, &writer.waiting(&address, &case.reference, case.due(app)), now).await?;
    }
    Ok(())
}

/// Mails the same officers that the case was passed back to them.
pub async fn passed_back(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&case.renewal.agency)?;
    for (_, address) in eligible_officers(tx, case, now).await? {
        outbox::enqueue(tx, &writer.passed_back(&address, &case.reference, case.due(app)), now).await?;
    }
    Ok(())
}

/// Returns the officers who may carry out the present step according to `decide`, with their addresses.
pub async fn eligible_officers(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<Vec<(PersonId, String)>, Error> {
    if case.step().is_none() {
        return Ok(Vec::new());
    }
    let today = now.date_in(case.standard.hours.zone());
    let officers = delegations::officers(tx, &case.renewal.agency, today).await?;
    let mut separation = case.separation(tx, now).await?;
    let who = |separation: &Separation| {
        let may = |officer: &&OfficerRow| {
            let acts = acts_allowed(&case.standard, &case.renewal, &officer.actor, separation);
            acts.iter().any(|act| matches!(act, Act::Take | Act::Approve | Act::Record))
        };
        officers.iter().filter(may).map(|officer| (officer.id, officer.email.clone())).collect::<Vec<_>>()
    };
    let found = who(&separation);
    if found.is_empty() {
        // There is nobody else: notify those who may decide once the waiting time is over.
        separation.settled = true;
        return Ok(who(&separation));
    }
    Ok(found)
}
