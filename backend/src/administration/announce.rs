//! Tells everybody concerned of what waits, each with a way to stop it.

use domain::administration::{NOTICE_SECS, PROBATION_SECS, Proposed};
use domain::moment::Timestamp;
use domain::renewal::{PersonId, decides};
use domain::standard::{AgencyId, ContactKind, Role};

use super::board::{administrators, board};
use crate::db::proposals::{self, Link, Row};
use crate::db::{Tx, account_edits, outbox, people, role_changes};
use crate::error::Error;
use crate::roles::By;
use crate::secret;
use crate::state::App;

/// Who is told of proposals beside those whom they are about.
#[derive(Debug, Default)]
pub struct Guards {
    /// The agency's administrators.
    pub administrators: Vec<(PersonId, String)>,
    /// Its heads; where there is none and the office has no address of its own, everybody in office.
    pub heads: Vec<(PersonId, String)>,
    /// Whose roles were changed lately: one of them may have been an administrator, or the only other verifier.
    pub former: Vec<(PersonId, String)>,
    /// The office's own addresses, from its service standard.
    pub office: Vec<String>,
}

impl Guards {
    /// Those of the agency.
    pub async fn of(app: &App, tx: &mut Tx, agency: &AgencyId, now: Timestamp) -> Result<Self, Error> {
        let officers = role_changes::in_office(tx, agency).await?;
        let holding = |role: Role| {
            let officers = officers.iter().filter(move |officer| officer.roles.contains(&role));
            officers.map(|officer| (officer.id, officer.email.clone())).collect::<Vec<_>>()
        };
        let mut former = Vec::new();
        for person in account_edits::with_roles_since(tx, agency, now.plus_seconds(-PROBATION_SECS)).await? {
            former.extend(people::get(&mut **tx, person).await?.map(|person| (person.id, person.data.email)));
        }
        let contacts = &app.standard(agency)?.agency.contacts;
        let mails = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
        let office: Vec<String> = mails.map(|contact| contact.value.clone()).collect();
        let mut heads = holding(Role::AgencyHead);
        if heads.is_empty() && office.is_empty() {
            heads = officers.iter().map(|officer| (officer.id, officer.email.clone())).collect();
        }
        Ok(Self { administrators: holding(Role::Administrator), heads, former, office })
    }
}

/// Tells of the proposals of one batch.
pub async fn announce(app: &App, tx: &mut Tx, rows: &[Row], now: Timestamp) -> Result<(), Error> {
    let Some(first) = rows.first() else { return Ok(()) };
    let (agency, by) = (&first.agency, first.proposal.by);
    let guards = Guards::of(app, tx, agency, now).await?;
    let administrators = administrators(tx, agency).await?;
    let writer = app.writer(agency)?;
    let mut soonest: Option<Timestamp> = None;
    let (mut roles, mut told) = (0, vec![by]);
    for row in rows {
        let proposal = &row.proposal;
        let board = board(tx, &administrators, proposal, now).await?;
        let until = proposal.takes_effect_at(&board, now);
        soonest = [soonest, until].into_iter().flatten().min();
        roles += usize::from(matches!(proposal.what, Proposed::Role(_)));
        let Some(person) = people::get(&mut **tx, proposal.person).await?.filter(|person| person.id != by) else {
            continue;
        };
        let link = |owner| Link { batch: row.batch, proposal: Some(proposal.id), owner };
        let mail = match &proposal.what {
            Proposed::Role(_) => {
                told.push(person.id);
                writer.role_proposed(&person.data.email, until, &make_link(tx, link(false), now).await?)
            }
            Proposed::Data(fields) => {
                let owner = proposal.owner_may_confirm(&board, now).is_ok();
                let link = make_link(tx, link(owner), now).await?;
                writer.change_proposed(&person.data.email, fields, until, &link)
            }
        };
        outbox::enqueue(tx, &mail, now).await?;
    }
    for (person, address) in guards.administrators {
        if !told.contains(&person) {
            told.push(person);
            outbox::enqueue(tx, &writer.confirmation_waits(&address, rows.len()), now).await?;
        }
    }
    let mut addresses = guards.office;
    let former = guards.former.into_iter().filter(|_| roles > 0);
    for (person, address) in guards.heads.into_iter().chain(former) {
        if !told.contains(&person) {
            told.push(person);
            addresses.push(address);
        }
    }
    for address in addresses {
        let link = make_link(tx, Link { batch: first.batch, proposal: None, owner: false }, now).await?;
        let mail = writer.changes_proposed(&address, roles, rows.len() - roles, soonest, &link);
        outbox::enqueue(tx, &mail, now).await?;
    }
    Ok(())
}

/// Tells again of every role that waits, e.g. since there is one administrator less who could confirm it: the time begins
/// anew.
pub async fn again(app: &App, tx: &mut Tx, agency: &AgencyId, now: Timestamp) -> Result<(), Error> {
    for batch in proposals::tell_again(tx, agency, now).await? {
        let rows = proposals::of_batch(tx, batch).await?;
        announce(app, tx, &rows, now).await?;
    }
    Ok(())
}

/// Tells the heads and the office that an officer who decides, or may be behind one who does, changed so many accounts: where
/// there is nobody else, that officer may decide on their applications in the end.
pub async fn edited(app: &App, tx: &mut Tx, by: &By, people: usize) -> Result<(), Error> {
    let standard = app.standard(&by.agency)?;
    let behind = account_edits::behind(tx, [by.person], by.now).await?.behind(by.person, by.now);
    let mut may_decide = false;
    for person in behind {
        let roles = people::roles(&mut **tx, person).await?;
        may_decide |= roles.iter().any(|role| decides(&standard, *role));
    }
    if people == 0 || !may_decide {
        return Ok(());
    }
    let guards = Guards::of(app, tx, &by.agency, by.now).await?;
    let heads = guards.heads.into_iter().filter(|(head, _)| *head != by.person).map(|(_, address)| address);
    let writer = app.writer(&by.agency)?;
    for address in heads.chain(guards.office) {
        let mail = writer.holders_edited(&address, people, by.now.plus_seconds(NOTICE_SECS));
        outbox::enqueue(tx, &mail, by.now).await?;
    }
    Ok(())
}

async fn make_link(tx: &mut Tx, link: Link, now: Timestamp) -> Result<String, Error> {
    let token = secret::token()?;
    proposals::insert_link(tx, &secret::digest(&[&token]), link, now).await?;
    Ok(token)
}
