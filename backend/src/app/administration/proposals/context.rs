//! Loads what the rules for proposals need from the database.

use domain::administration::{Proposal, ProposalContext};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use crate::app::error::Error;
use crate::db::{Conn, account_edits, renewals, roles};

/// Returns the agency's administrators with activated accounts.
pub async fn administrators(db: &mut Conn, agency: &AgencyId) -> Result<Vec<PersonId>, Error> {
    let officers = roles::in_office(db, agency).await?;
    let administers =
        officers.iter().filter(|officer| officer.activated && officer.roles.contains(&Role::Administrator));
    Ok(administers.map(|officer| officer.id).collect())
}

/// Loads the context of this proposal.
pub async fn proposal_context(
    db: &mut Conn,
    administrators: &[PersonId],
    proposal: &Proposal,
    now: Timestamp,
) -> Result<ProposalContext, Error> {
    let accounts = administrators.iter().copied().chain([proposal.by, proposal.person]);
    Ok(ProposalContext {
        administrators: administrators.to_vec(),
        edits: account_edits::relevant(db, accounts, now).await?,
        open_case: renewals::any_open(db, proposal.person).await?,
    })
}
