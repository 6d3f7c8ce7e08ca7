//! Mails proposals to everybody concerned, each mail with a way to object.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::{NOTICE_SECS, PROBATION_SECS, PROPOSAL_LIFETIME_SECS, Proposed, Wait};
use domain::moment::Timestamp;
use domain::renewal::{PersonId, decides};
use domain::standard::{AgencyId, ContactKind, Role};

use super::proposal_context::{administrators, proposal_context};
use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::proposal_links::{self, ProposalLink};
use crate::db::proposals::{self, Row};
use crate::db::{Conn, account_edits, outbox, people, roles};
use crate::infra::mail::text::Effect;
use crate::infra::random;

/// The recipients of mails about proposals, besides the people whom they concern.
#[derive(Debug, Default)]
pub struct Recipients {
    /// The agency's administrators.
    pub administrators: Vec<(PersonId, String)>,
    /// The heads; everybody in office if no head is independent of the proposer and the office has no address of its
    /// own.
    pub heads: Vec<(PersonId, String)>,
    /// Officers whose roles changed recently: one may have been an administrator, or the only other verifier.
    pub former: Vec<(PersonId, String)>,
    /// The office's own addresses, from its service standard.
    pub office: Vec<String>,
}

impl Recipients {
    /// Loads the agency's recipients for an act of this person.
    pub async fn of(app: &App, db: &mut Conn, agency: &AgencyId, by: PersonId, now: Timestamp) -> Result<Self, Error> {
        let officers = roles::in_office(db, agency).await?;
        let holding = |role: Role| {
            let officers = officers.iter().filter(move |officer| officer.roles.contains(&role));
            officers.map(|officer| (officer.id, officer.email.clone())).collect::<Vec<_>>()
        };
        let mut former = Vec::new();
        for person in account_edits::with_roles_since(db, agency, now.plus_seconds(-PROBATION_SECS)).await? {
            former.extend(people::get(db, person).await?.map(|person| (person.id, person.data.email)));
        }
        let contacts = &app.standard(agency)?.agency.contacts;
        let mails = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
        let office: Vec<String> = mails.map(|contact| contact.value.clone()).collect();
        let mut heads = holding(Role::AgencyHead);
        let accounts = heads.iter().map(|(head, _)| *head).chain([by]);
        let edits = account_edits::relevant(db, accounts, now).await?;
        let somebody_else = heads.iter().any(|(head, _)| edits.independent(*head, by, now));
        if !somebody_else && office.is_empty() {
            heads = officers.iter().map(|officer| (officer.id, officer.email.clone())).collect();
        }
        Ok(Self { administrators: holding(Role::Administrator), heads, former, office })
    }

    /// Returns the addresses of administrators, heads and the office, without this person's own.
    pub fn others(self, by: PersonId) -> BTreeSet<String> {
        let officers = self.administrators.into_iter().chain(self.heads).filter(|(officer, _)| *officer != by);
        officers.map(|(_, address)| address).chain(self.office).collect()
    }
}

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
        let wait = proposal.wait(&context, now);
        let until = if let Wait::Time(until) = wait { Some(until) } else { None };
        proposals::mark_announced(db, proposal.id, now, until.is_some()).await?;
        by_time += usize::from(until.is_some());
        for (officer, _) in &recipients.administrators {
            *confirmable.entry(*officer).or_insert(0) +=
                usize::from(proposal.may_confirm(&context, *officer, now).is_ok());
        }
        roles += usize::from(matches!(proposal.what, Proposed::Role(_)));
        let Some(person) = people::get(db, proposal.person).await?.filter(|person| person.id != by) else {
            continue;
        };
        let link = |owner| ProposalLink { batch: row.batch, proposal: Some(proposal.id), owner };
        let mail = match &proposal.what {
            Proposed::Role(_) => {
                mailed.push(person.id);
                writer.role_proposed(&person.data.email, until, &make_link(db, link(false), now).await?)
            }
            Proposed::Data(fields) => {
                let owner = proposal.asks_owner(&context, now);
                let link = make_link(db, link(owner), now).await?;
                writer.change_proposed(&person.data.email, fields, wait, owner, &link)
            }
        };
        outbox::enqueue(db, &mail, now).await?;
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
            outbox::enqueue(db, &writer.confirmation_waits(&address, rows.len(), theirs, effect), now).await?;
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

/// Notifies heads, other administrators and the office that an officer who decides or administers, or may control the
/// account of one who does, changed or created this many accounts: if there is nobody else, that officer may in the end
/// decide on their applications, and after [`PROBATION_SECS`] the accounts count as independent.
pub async fn notify_edited_accounts(app: &App, db: &mut Conn, by: &ChangeContext, people: usize) -> Result<(), Error> {
    let versions = app.standards.in_use(&by.agency);
    let controllers = account_edits::relevant(db, [by.person], by.now).await?.controllers(by.person, by.now);
    let (mut may_decide, mut administers) = (false, false);
    for person in controllers {
        let roles = people::roles(db, person).await?;
        may_decide |= versions.iter().any(|version| roles.iter().any(|role| decides(&version.standard, *role)));
        administers |= roles.contains(&Role::Administrator);
    }
    if people == 0 || !(may_decide || administers) {
        return Ok(());
    }
    let from = may_decide.then(|| by.now.plus_seconds(NOTICE_SECS));
    let recipients = Recipients::of(app, db, &by.agency, by.person, by.now).await?;
    let writer = app.writer(&by.agency)?;
    for address in recipients.others(by.person) {
        outbox::enqueue(db, &writer.holders_edited(&address, people, from), by.now).await?;
    }
    Ok(())
}

async fn make_link(db: &mut Conn, link: ProposalLink, now: Timestamp) -> Result<String, Error> {
    let token = random::token()?;
    proposal_links::insert(db, &random::digest(&[&token]), link, now).await?;
    Ok(token)
}
