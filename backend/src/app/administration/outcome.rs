//! What becomes of a proposal: it takes effect, is refused, or lapses.

use std::collections::BTreeSet;

use domain::administration::{AdminEvent, Consent, Proposed};
use domain::moment::Timestamp;
use domain::person::{DataField, PersonData};
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use super::announce;
use crate::app::accounts::links::{INVITATION_MINUTES, make_link};
use crate::app::accounts::roles::known_to;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::{self, Person};
use crate::db::proposals::{self, Row};
use crate::db::{Conn, Tx, admin_events, filings, outbox, proposal_links, sessions};

/// Lets it take effect. `actor`: the officer who agreed, the owner, or nobody. What has become impossible lapses.
pub async fn take_effect(
    app: &App,
    tx: &mut Tx,
    row: &Row,
    consent: Consent,
    actor: Option<PersonId>,
    now: Timestamp,
) -> Result<(), Error> {
    let person = people::get(tx, row.proposal.person).await?.filter(|person| person.agency == row.agency);
    let Some(person) = person else { return lapse(tx, row, None, now).await };
    match &row.proposal.what {
        Proposed::Role(role) => give(app, tx, row, &person, *role, (consent, actor), now).await,
        Proposed::Data(fields) => change(app, tx, row, person, fields, (consent, actor), now).await,
    }
}

async fn give(
    app: &App,
    tx: &mut Tx,
    row: &Row,
    person: &Person,
    role: Role,
    (consent, actor): (Consent, Option<PersonId>),
    now: Timestamp,
) -> Result<(), Error> {
    if !known_to(&*app.standard(&row.agency)?).contains(&role) {
        return lapse(tx, row, None, now).await;
    }
    people::give_role(tx, person.id, &row.agency, role).await?;
    proposals::close(tx, row.proposal.id, now).await?;
    let (proposed_by, announced_at) = (row.proposal.by, Some(row.proposal.announced_at));
    let event = AdminEvent::RoleGiven { person: person.id, role, proposed_by, announced_at, consent };
    admin_events::append(tx, &row.agency, actor, now, &event).await?;
    welcome(app, tx, person, now).await
}

/// Mails somebody who came into office: a link for who has no password yet.
pub async fn welcome(app: &App, tx: &mut Tx, person: &Person, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&person.agency)?;
    let mail = if person.password_hash.is_none() {
        let until = now.plus_minutes(INVITATION_MINUTES);
        writer.activation(&person.data.email, &make_link(tx, person, now, until).await?, until)
    } else {
        writer.in_office(&person.data.email)
    };
    Ok(outbox::enqueue(tx, &mail, now).await?)
}

async fn change(
    app: &App,
    tx: &mut Tx,
    row: &Row,
    person: Person,
    fields: &[DataField],
    (consent, actor): (Consent, Option<PersonId>),
    now: Timestamp,
) -> Result<(), Error> {
    let mut data = person.data.clone();
    for (field, value) in &row.changes {
        data.set(*field, value.clone());
    }
    if taken(tx, &person.agency, &person.data, &data).await? {
        return lapse(tx, row, None, now).await;
    }
    people::set_data(tx, person.id, &data).await?;
    proposals::close(tx, row.proposal.id, now).await?;
    let (proposed_by, announced_at) = (row.proposal.by, Some(row.proposal.announced_at));
    let event =
        AdminEvent::DataChanged { person: person.id, fields: fields.to_vec(), proposed_by, announced_at, consent };
    admin_events::append(tx, &row.agency, actor, now, &event).await?;
    if data.email != person.data.email {
        address_replaced(app, tx, &person, now).await?;
    }
    Ok(())
}

/// What follows when mails to this person go to another address from now on: sessions end, whatever was mailed is void, and
/// both addresses are told. Proposed changes of the data lapse, since they were announced there; roles that wait are
/// announced anew.
pub async fn address_replaced(app: &App, db: &mut Conn, before: &Person, now: Timestamp) -> Result<(), Error> {
    sessions::revoke_all(db, before.id, now.0).await?;
    sessions::void_credentials(db, before.id, now).await?;
    let writer = app.writer(&before.agency)?;
    outbox::enqueue(db, &writer.email_replaced(&before.data.email), now).await?;
    if let Some(after) = people::get(db, before.id).await? {
        outbox::enqueue(db, &writer.email_in_force(&after.data.email), now).await?;
    }
    if let Some(data) = proposals::same(db, before.id, None).await? {
        lapse(db, &data, None, now).await?;
    }
    for role in proposals::roles_for(db, before.id).await? {
        proposal_links::void(db, role.proposal.id).await?;
        announce::announce(app, db, &[role], now).await?;
    }
    Ok(())
}

/// Whether somebody else has one of the new values already.
async fn taken(tx: &mut Tx, agency: &AgencyId, before: &PersonData, after: &PersonData) -> Result<bool, Error> {
    // Values that stay are the person's own.
    let new = |field| if before.get(field) == after.get(field) { "" } else { after.get(field) };
    let found = filings::taken(tx, agency, new(DataField::Email), new(DataField::Nip), new(DataField::Nik)).await?;
    Ok(!found.is_empty())
}

/// Refuses it. `actor`: an administrator, or nobody for a mailed link.
pub async fn refuse(tx: &mut Tx, row: &Row, actor: Option<PersonId>, now: Timestamp) -> Result<(), Error> {
    proposals::close(tx, row.proposal.id, now).await?;
    let event = AdminEvent::ProposalRefused { proposal: row.proposal.id, person: row.proposal.person };
    Ok(admin_events::append(tx, &row.agency, actor, now, &event).await?)
}

/// Tells the proposers, the other administrators and the heads that proposals were refused: once.
pub async fn tell_refused(app: &App, tx: &mut Tx, rows: &[Row], now: Timestamp) -> Result<(), Error> {
    let Some(first) = rows.first() else { return Ok(()) };
    let guards = announce::Guards::of(app, tx, &first.agency, first.proposal.by, now).await?;
    let mut addresses: BTreeSet<String> = guards.administrators.into_iter().map(|(_, address)| address).collect();
    addresses.extend(guards.heads.into_iter().map(|(_, address)| address));
    addresses.extend(guards.office);
    for row in rows {
        addresses.extend(people::get(tx, row.proposal.by).await?.map(|person| person.data.email));
    }
    let writer = app.writer(&first.agency)?;
    for address in addresses {
        outbox::enqueue(tx, &writer.proposal_refused(&address), now).await?;
    }
    Ok(())
}

/// It lapses: too old, impossible, or a newer one takes its place.
pub async fn lapse(db: &mut Conn, row: &Row, actor: Option<PersonId>, now: Timestamp) -> Result<(), Error> {
    proposals::close(db, row.proposal.id, now).await?;
    let event = AdminEvent::ProposalLapsed { proposal: row.proposal.id, person: row.proposal.person };
    Ok(admin_events::append(db, &row.agency, actor, now, &event).await?)
}
