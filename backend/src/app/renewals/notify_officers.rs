//! Mails officers that a case waits for them, at once or in a digest.

use domain::moment::Timestamp;
use domain::notice::CaseMails;
use domain::renewal::{Act, PersonId, Separation, acts_allowed};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::delegations::{self, OfficerRow};
use crate::db::{Conn, Tx, officer_notices, outbox};
use crate::infra::mail::Mail;

/// Mails everybody at the agency who may carry out the present step today, including delegates, or keeps the case for their
/// digest, as they chose; nobody if the step belongs to the system or the holder. Wake the mail sender after the commit.
pub async fn waiting(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&case.renewal.agency)?;
    tell(tx, case, now, |address| writer.waiting(address, &case.reference, case.due(app))).await
}

/// Does the same for a case that was passed back to them.
pub async fn passed_back(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&case.renewal.agency)?;
    tell(tx, case, now, |address| writer.passed_back(address, &case.reference, case.due(app))).await
}

async fn tell(tx: &mut Tx, case: &Case, now: Timestamp, mail: impl Fn(&str) -> Mail) -> Result<(), Error> {
    let officers = eligible_officers(tx, case, now).await?;
    let ids: Vec<PersonId> = officers.iter().map(|(officer, _)| *officer).collect();
    let chosen = officer_notices::chosen(tx, &ids).await?;
    for (officer, address) in officers {
        match chosen.get(&officer).copied().unwrap_or_default() {
            CaseMails::AtOnce => outbox::enqueue(tx, &mail(&address), now).await?,
            CaseMails::Hourly | CaseMails::Daily => officer_notices::keep(tx, officer, case.id, now).await?,
            CaseMails::Never => {}
        }
    }
    Ok(())
}

/// Returns the officers who may carry out the present step according to `decide`, with their addresses.
pub async fn eligible_officers(db: &mut Conn, case: &Case, now: Timestamp) -> Result<Vec<(PersonId, String)>, Error> {
    if case.step().is_none() {
        return Ok(Vec::new());
    }
    let today = now.date_in(case.standard.hours.zone());
    let officers = delegations::officers(db, &case.renewal.agency, today).await?;
    let mut separation = case.separation(db, now).await?;
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
