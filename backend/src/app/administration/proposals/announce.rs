//! Mails proposals to everybody concerned, each mail with a way to object.

use std::collections::BTreeMap;

use domain::administration::{NOTICE_SECS, PROPOSAL_LIFETIME_SECS, ProposalContext, Proposed, Wait};
use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::context::{administrators, proposal_context};
use crate::app::administration::recipients::Recipients;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::proposal_links::{self, ProposalLink};
use crate::db::proposals::{self, Row};
use crate::db::{Conn, outbox, people};
use crate::infra::mail::text::Effect;
use crate::infra::random;

/// Announces the proposals of one batch.
pub async fn announce(app: &App, db: &mut Conn, rows: &[Row], now: Timestamp) -> Result<(), Error> {
    let Some(first) = rows.first() else { return Ok(()) };
    let (agency, by) = (&first.agency, first.proposal.by);
    let recipients = Recipients::of(app, db, agency, by, now).await?;
    let administrators = administrators(db, agency).await?;
    let writer = app.writer(agency)?;
    let (mut roles, mut mailed, mut by_time, mut confirmable) = (0, vec![by], 0, BTreeMap::new());
    for row in rows {
        let proposal = &row.proposal;
        let context = proposal_context(db, &administrators, proposal, now).await?;
        let dated = matches!(proposal.wait(&context, now), Wait::Time(_));
        proposals::mark_announced(db, proposal.id, now, dated).await?;
        by_time += usize::from(dated);
        for (officer, _) in &recipients.administrators {
            *confirmable.entry(*officer).or_insert(0) +=
                usize::from(proposal.may_confirm(&context, *officer, now).is_ok());
        }
        if matches!(proposal.what, Proposed::Role(_)) {
            roles += 1;
            mailed.push(proposal.person);
        }
        notify_person(app, db, row, &context, now).await?;
    }
    let (from, expires_at) = (now.plus_seconds(NOTICE_SECS), now.plus_seconds(PROPOSAL_LIFETIME_SECS));
    let effect = match by_time {
        0 => Effect::Consent { expires_at },
        some if some < rows.len() => Effect::Partly { from, expires_at },
        _ => Effect::Time { from },
    };
    for (person, address) in recipients.administrators {
        if !mailed.contains(&person) {
            mailed.push(person);
            let theirs = confirmable.get(&person).copied().unwrap_or_default();
            outbox::enqueue(db, &writer.proposals_wait(&address, rows.len(), theirs, effect), now).await?;
        }
    }
    let mut addresses = recipients.office;
    let former = recipients.former.into_iter().filter(|_| roles > 0);
    for (person, address) in recipients.heads.into_iter().chain(former) {
        if !mailed.contains(&person) {
            mailed.push(person);
            addresses.push(address);
        }
    }
    for address in addresses {
        let link = make_link(db, ProposalLink { batch: first.batch, proposal: None, owner: false }, now).await?;
        let mail = writer.changes_proposed(&address, roles, rows.len() - roles, effect, &link);
        outbox::enqueue(db, &mail, now).await?;
    }
    Ok(())
}

/// Mails the person whom a proposal concerns, unless they made it.
async fn notify_person(
    app: &App,
    db: &mut Conn,
    row: &Row,
    context: &ProposalContext,
    now: Timestamp,
) -> Result<(), Error> {
    let proposal = &row.proposal;
    let person = people::get(db, proposal.person).await?.filter(|person| person.id != proposal.by);
    let Some(person) = person else { return Ok(()) };
    let owner = proposal.asks_owner(context, now);
    let link = make_link(db, ProposalLink { batch: row.batch, proposal: Some(proposal.id), owner }, now).await?;
    let (writer, wait) = (app.writer(&row.agency)?, proposal.wait(context, now));
    let mail = match &proposal.what {
        Proposed::Role(_) => {
            let until = if let Wait::Time(until) = wait { Some(until) } else { None };
            writer.role_proposed(&person.data.email, until, &link)
        }
        Proposed::Data(fields) => writer.change_proposed(&person.data.email, fields, wait, owner, &link),
    };
    Ok(outbox::enqueue(db, &mail, now).await?)
}

/// Announces again the agency's proposals that wait for time alone, e.g. because an administrator who could confirm
/// them left. The time starts anew.
pub async fn announce_again(app: &App, db: &mut Conn, agency: &AgencyId, now: Timestamp) -> Result<(), Error> {
    for batch in proposals::batches(db, agency).await? {
        let waiting = proposals::of_batch(db, batch).await?;
        let rows = waiting_for_time(db, agency, waiting, now).await?;
        announce(app, db, &rows, now).await?;
    }
    Ok(())
}

/// Announces proposals that now wait for time alone and whose date was never mailed.
pub async fn announce_undated(app: &App, db: &mut Conn, waiting: Vec<Row>, now: Timestamp) -> Result<(), Error> {
    let Some(agency) = waiting.first().map(|first| first.agency.clone()) else { return Ok(()) };
    let undated = waiting.into_iter().filter(|row| !row.proposal.dated).collect();
    let rows = waiting_for_time(db, &agency, undated, now).await?;
    announce(app, db, &rows, now).await
}

/// Returns the proposals that wait for time alone.
async fn waiting_for_time(
    db: &mut Conn,
    agency: &AgencyId,
    waiting: Vec<Row>,
    now: Timestamp,
) -> Result<Vec<Row>, Error> {
    let administrators = administrators(db, agency).await?;
    let mut rows = Vec::new();
    for row in waiting {
        let context = proposal_context(db, &administrators, &row.proposal, now).await?;
        if matches!(row.proposal.wait(&context, now), Wait::Time(_)) {
            rows.push(row);
        }
    }
    Ok(rows)
}

async fn make_link(db: &mut Conn, link: ProposalLink, now: Timestamp) -> Result<String, Error> {
    let token = random::token()?;
    proposal_links::insert(db, &random::digest(&[&token]), link, now).await?;
    Ok(token)
}
