//! Delegation during leave: an officer gives the own roles to a colleague for some days.

use domain::administration::AdminEvent;
use domain::api::{Colleague, DelegationRow, Delegations, NewDelegation};
use domain::delegation::DelegationDays;
use domain::moment::Date;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Conn, Tx, admin_events, delegations, outbox, people};

/// Returns the officer's current and future delegations, given or received, and the possible delegates.
pub async fn list(app: &App, db: &mut Conn, agency: &AgencyId, officer: PersonId) -> Result<Delegations, Error> {
    let today = today(app, agency)?;
    let mut rows = Vec::new();
    for row in delegations::not_over(db, agency, today).await? {
        let mine = row.from_person == officer.0;
        if mine || row.to_person == officer.0 {
            let days = row.days()?;
            rows.push(DelegationRow { id: row.id, from: row.from_name, to: row.to_name, days, mine });
        }
    }
    let others = delegations::officers(db, agency, today).await?.into_iter().filter(|other| other.id != officer);
    let colleagues = others.map(|other| Colleague { id: other.id, name: other.name, roles: other.roles }).collect();
    Ok(Delegations { rows, colleagues, today })
}

/// Gives the officer's `roles`, except the administrator's, to a colleague for these days, and mails the colleague. Wake the mail
/// sender after the commit.
///
/// # Errors
/// [`Error::Forbidden`] without a role to give; [`Error::Invalid`] for wrong days or a wrong colleague.
pub async fn give(
    app: &App,
    tx: &mut Tx,
    by: &ChangeContext,
    roles: &[Role],
    new: &NewDelegation,
) -> Result<(), Error> {
    // Delegated roles are not passed on.
    if roles.iter().all(|role| *role == Role::Administrator) {
        return Err(Error::Forbidden(None));
    }
    let today = today(app, &by.agency)?;
    let mut problems = new.days.check(today).err().unwrap_or_default();
    let officers = delegations::officers(tx, &by.agency, today).await?;
    if new.to == by.person {
        problems.push(Problem::new(Field::Delegate, Fault::Yourself));
    } else if officers.iter().all(|officer| officer.id != new.to) {
        problems.push(Problem::new(Field::Delegate, Fault::UnknownPerson));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if !stands_in(tx, &by.agency, (by.person, new.to), new.days, today).await?
        && let Some(deputy) = officers.iter().find(|officer| officer.id == new.to)
    {
        let roles: Vec<Role> = roles.iter().copied().filter(|role| *role != Role::Administrator).collect();
        let mail = app.writer(&by.agency)?.delegated(&deputy.email, new.days, &roles);
        outbox::enqueue(tx, &mail, by.now).await?;
    }
    delegations::insert(tx, &by.agency, by.person, new.to, new.days, by.now).await?;
    let given = AdminEvent::Delegated { from: by.person, to: new.to };
    Ok(admin_events::append(tx, &by.agency, Some(by.person), by.now, &given).await?)
}

/// Ends a delegation at once: one that the officer gave, or any of the agency for an administrator. Mails the deputy, unless
/// nothing changes for them.
///
/// # Errors
/// [`Error::Forbidden`] for the delegate, who may know of it; [`Error::NotFound`] for all others.
pub async fn end(app: &App, tx: &mut Tx, by: &ChangeContext, roles: &[Role], id: i64) -> Result<(), Error> {
    let found = delegations::get(tx, &by.agency, id).await?.ok_or(Error::NotFound)?;
    let (from, to) = (PersonId(found.from_person), PersonId(found.to_person));
    if from != by.person && !roles.contains(&Role::Administrator) {
        return Err(if to == by.person { Error::Forbidden(None) } else { Error::NotFound });
    }
    delegations::end(tx, id, by.now).await?;
    let (days, today) = (found.days()?, today(app, &by.agency)?);
    let left = DelegationDays { first: days.first.max(today), ..days };
    if left.first <= left.last
        && !stands_in(tx, &by.agency, (from, to), left, today).await?
        && let Some(deputy) = people::get(tx, to).await?
    {
        let mail = app.writer(&by.agency)?.delegation_ended(&deputy.data.email, days);
        outbox::enqueue(tx, &mail, by.now).await?;
    }
    let ended = AdminEvent::DelegationEnded { from, to };
    Ok(admin_events::append(tx, &by.agency, Some(by.person), by.now, &ended).await?)
}

/// Whether one delegation has the second person stand in for the first on all of these days.
async fn stands_in(
    db: &mut Conn,
    agency: &AgencyId,
    (from, to): (PersonId, PersonId),
    days: DelegationDays,
    today: Date,
) -> Result<bool, Error> {
    for row in delegations::not_over(db, agency, today).await? {
        let other = row.days()?;
        let covers = other.first <= days.first && days.last <= other.last;
        if covers && (row.from_person, row.to_person) == (from.0, to.0) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn today(app: &App, agency: &AgencyId) -> Result<Date, Error> {
    Ok(app.now().date_in(app.standard(agency)?.hours.zone()))
}
