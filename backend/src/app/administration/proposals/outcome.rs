//! Ends proposals: they take effect, are refused, or are discarded.

use std::collections::BTreeSet;

use domain::administration::{AdminEvent, Consent, Proposed};
use domain::moment::Timestamp;
use domain::person::{DataField, PersonData};
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use super::announce;
use crate::app::accounts::freeze;
use crate::app::accounts::links::{INVITATION_MINUTES, make_link};
use crate::app::accounts::roles::known_to;
use crate::app::administration::recipients::Recipients;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::{self, Person};
use crate::db::proposals::{self, Row};
use crate::db::{Conn, Tx, admin_events, filings, outbox, proposal_links, sessions};

/// Carries out a proposal. `actor`: the officer who agreed, the owner, or none. One that has become impossible is discarded.
pub async fn take_effect(
    app: &App,
    tx: &mut Tx,
    row: &Row,
    consent: Consent,
    actor: Option<PersonId>,
    now: Timestamp,
) -> Result<(), Error> {
    let person = people::get(tx, row.proposal.person).await?.filter(|person| person.agency == row.agency);
    let Some(person) = person else { return discard(tx, row, None, now).await };
    match &row.proposal.what {
        Proposed::Role(role) => give_role(app, tx, row, &person, *role, (consent, actor), now).await,
        Proposed::Data(fields) => change_data(app, tx, row, person, fields, (consent, actor), now).await,
    }
}

async fn give_role(
    app: &App,
    tx: &mut Tx,
    row: &Row,
    person: &Person,
    role: Role,
    (consent, actor): (Consent, Option<PersonId>),
    now: Timestamp,
) -> Result<(), Error> {
    if !known_to(&app.standards.in_use(&row.agency)).contains(&role) {
        return discard(tx, row, None, now).await;
    }
    people::give_role(tx, person.id, &row.agency, role).await?;
    proposals::close(tx, row.proposal.id, now).await?;
    let (proposed_by, announced_at) = (row.proposal.by, Some(row.proposal.announced_at));
    let event = AdminEvent::RoleGiven { person: person.id, role, proposed_by, announced_at, consent };
    admin_events::append(tx, &row.agency, actor, now, &event).await?;
    mail_role_given(app, tx, person, now).await
}

/// Mails somebody who was given a role; with a link if they have no password yet.
pub async fn mail_role_given(app: &App, tx: &mut Tx, person: &Person, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&person.agency)?;
    let mail = if person.password_hash.is_none() {
        let until = now.plus_minutes(INVITATION_MINUTES);
        writer.activation(person, &make_link(tx, person, now, until).await?, until)
    } else {
        writer.in_office(&person.data.email)
    };
    Ok(outbox::enqueue(tx, &mail, now).await?)
}

async fn change_data(
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
    if any_taken(tx, &person.agency, &person.data, &data).await? {
        return discard(tx, row, None, now).await;
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

/// Carries out what follows from a new e-mail address: ends sessions, voids mailed credentials and notifies both
/// addresses; by the mail at the old one, whoever uses the account freezes it. Proposed changes of the data are discarded, since they were announced at the old address; proposed roles are
/// announced again.
pub async fn address_replaced(app: &App, db: &mut Conn, before: &Person, now: Timestamp) -> Result<(), Error> {
    sessions::revoke_all(db, before.id, now.0).await?;
    sessions::void_credentials(db, before.id, now).await?;
    let writer = app.writer(&before.agency)?;
    let not_me = match before.password_hash {
        Some(_) => Some(freeze::make_link(db, before.id, now).await?),
        // Nobody has used it, and the address may have been a stranger's.
        None => None,
    };
    outbox::enqueue(db, &writer.email_replaced(before, not_me.as_deref()), now).await?;
    if let Some(after) = people::get(db, before.id).await? {
        outbox::enqueue(db, &writer.email_changed(&after), now).await?;
    }
    if let Some(data) = proposals::find_open(db, before.id, None).await? {
        discard(db, &data, None, now).await?;
    }
    for role in proposals::roles_for(db, before.id).await? {
        proposal_links::void(db, role.proposal.id).await?;
        announce::announce(app, db, &[role], now).await?;
    }
    Ok(())
}

/// Whether one of the new values is in use.
async fn any_taken(tx: &mut Tx, agency: &AgencyId, before: &PersonData, after: &PersonData) -> Result<bool, Error> {
    // Unchanged values are the person's own.
    let new = |field| if before.get(field) == after.get(field) { "" } else { after.get(field) };
    let found = filings::taken(tx, agency, new(DataField::Email), new(DataField::Nip), new(DataField::Nik)).await?;
    Ok(!found.is_empty())
}

/// Refuses a proposal. `actor`: an administrator, or none for a mailed link.
pub async fn refuse(tx: &mut Tx, row: &Row, actor: Option<PersonId>, now: Timestamp) -> Result<(), Error> {
    proposals::close(tx, row.proposal.id, now).await?;
    let event = AdminEvent::ProposalRefused { proposal: row.proposal.id, person: row.proposal.person };
    Ok(admin_events::append(tx, &row.agency, actor, now, &event).await?)
}

/// Notifies proposers, other administrators and heads once that proposals were refused.
pub async fn notify_refused(app: &App, tx: &mut Tx, rows: &[Row], now: Timestamp) -> Result<(), Error> {
    let Some(first) = rows.first() else { return Ok(()) };
    let recipients = Recipients::of(app, tx, &first.agency, first.proposal.by, now).await?;
    let mut addresses: BTreeSet<String> = recipients.administrators.into_iter().map(|(_, address)| address).collect();
    addresses.extend(recipients.heads.into_iter().map(|(_, address)| address));
    addresses.extend(recipients.office);
    for row in rows {
        addresses.extend(people::get(tx, row.proposal.by).await?.map(|person| person.data.email));
    }
    let writer = app.writer(&first.agency)?;
    for address in addresses {
        outbox::enqueue(tx, &writer.proposal_refused(&address), now).await?;
    }
    Ok(())
}

/// Discards a proposal that is too old, impossible or replaced.
pub async fn discard(db: &mut Conn, row: &Row, actor: Option<PersonId>, now: Timestamp) -> Result<(), Error> {
    proposals::close(db, row.proposal.id, now).await?;
    let event = AdminEvent::ProposalDiscarded { proposal: row.proposal.id, person: row.proposal.person };
    Ok(admin_events::append(db, &row.agency, actor, now, &event).await?)
}
