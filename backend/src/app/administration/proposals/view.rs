//! Proposals as administrators see them.

use std::collections::BTreeMap;

use domain::administration::{Proposal, ProposalContext, Proposed, Wait};
use domain::api::{DataChange, ProposalRow, Proposals, WaitsFor};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::context::{administrators, proposal_context};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::people::{self, Person};
use crate::db::proposals::{self, Row};

/// Maximum number of proposals shown, or answered in one request.
pub(in crate::app::administration) const MAX_ROWS: u32 = 200;

/// Returns the agency's proposals as this administrator sees them.
pub async fn proposals(app: &App, db: &mut Conn, agency: &AgencyId, officer: PersonId) -> Result<Proposals, Error> {
    let found = proposals::of_agency(db, agency, false, MAX_ROWS).await?;
    Ok(Proposals {
        rows: rows(db, found, officer, app.now()).await?,
        in_all: proposals::count(db, agency).await?,
        zone: app.standard(agency)?.hours.zone(),
    })
}

/// Returns these proposals of one agency as this administrator sees them.
pub async fn rows(db: &mut Conn, rows: Vec<Row>, officer: PersonId, now: Timestamp) -> Result<Vec<ProposalRow>, Error> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let administrators = administrators(db, &first.agency).await?;
    let mut known: BTreeMap<PersonId, Person> = BTreeMap::new();
    for person in rows.iter().flat_map(|row| [row.proposal.person, row.proposal.by]) {
        if !known.contains_key(&person) {
            known.extend(people::get(db, person).await?.map(|found| (person, found)));
        }
    }
    let mut waiting = Vec::new();
    for row in rows {
        let proposal = &row.proposal;
        let Some(person) = known.get(&proposal.person) else { continue };
        let context = proposal_context(db, &administrators, proposal, now).await?;
        let change = |(field, new): &(_, String)| {
            let old = person.data.get(*field).to_owned();
            DataChange { field: *field, old, new: new.clone() }
        };
        waiting.push(ProposalRow {
            id: proposal.id,
            batch: row.batch,
            name: person.data.name.clone(),
            email: person.data.email.clone(),
            role: if let Proposed::Role(role) = proposal.what { Some(role) } else { None },
            changes: row.changes.iter().map(change).collect(),
            by: known.get(&proposal.by).map(|by| by.data.name.clone()).unwrap_or_default(),
            at: proposal.made_at,
            waits_for: waits_for(proposal, &context, now),
            confirmable: proposal.may_confirm(&context, officer, now).is_ok(),
        });
    }
    Ok(waiting)
}

fn waits_for(proposal: &Proposal, context: &ProposalContext, now: Timestamp) -> WaitsFor {
    match proposal.wait(context, now) {
        Wait::Case => WaitsFor::CaseEnd,
        Wait::Consent if proposal.asks_owner(context, now) => WaitsFor::AdministratorOrOwner,
        Wait::Consent => WaitsFor::Administrator,
        Wait::Time(_) => WaitsFor::Time(proposal.takes_effect_at(context, now)),
    }
}
