//! An agency's officers: lists and invites them, gives and takes roles.

use domain::administration::{AdminEvent, RoleChange, change_roles};
use domain::api::{NewOfficer, OfficerRow, Officers};
use domain::person::PersonData;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{PersonId, Refusal};
use domain::standard::{AgencyId, Role, ServiceStandard};
use domain::value::{OfficialEmail, PersonName};

use crate::app::accounts::other_agencies::in_use;
use crate::app::accounts::roles::known_to;
use crate::app::administration::context::ChangeContext;
use crate::app::administration::proposals::propose::Batch;
use crate::app::administration::proposals::{announce, outcome, view};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::{self, Person};
use crate::db::{Conn, Tx, admin_events, outbox, proposals, roles};

/// Returns the agency's officers and the proposed roles, as this officer sees them.
pub async fn officers(app: &App, db: &mut Conn, agency: &AgencyId, officer: PersonId) -> Result<Officers, Error> {
    let proposed = proposals::of_agency(db, agency, true, view::MAX_ROWS).await?;
    Ok(Officers {
        rows: roles::in_office(db, agency).await?.into_iter().map(row).collect(),
        proposals: view::rows(db, proposed, officer, app.now()).await?,
        roles: known_to(&app.standards.in_use(agency)),
        zone: app.standard(agency)?.hours.zone(),
    })
}

fn row(officer: roles::Officer) -> OfficerRow {
    let roles::Officer { id, name, email, roles, activated } = officer;
    OfficerRow { id, name, email, roles, activated }
}

/// Invites an officer: proposes the roles. A person on record with this e-mail gets them in addition; one in office gets
/// the invitation's mail again.
pub async fn invite(app: &App, tx: &mut Tx, by: &ChangeContext, new: &NewOfficer) -> Result<(), Error> {
    let standard = app.standard(&by.agency)?;
    let (name, email) = check(&standard, new)?;
    let known = people::find_by_identifier(tx, &email).await?;
    if known.as_ref().is_some_and(|known| known.agency != by.agency) {
        return Err(Error::invalid(Field::Email, in_use(false)));
    }
    let officer = match known {
        Some(known) => known,
        None => insert_officer(tx, &standard, name, email, by).await?,
    };
    let mut wanted = people::roles(tx, officer.id).await?;
    let held = !wanted.is_empty();
    wanted.extend(&new.roles);
    set(app, tx, &officer, &wanted, by).await?;
    // Officers are invited again, e.g. if the first mail got lost; otherwise the role waits.
    if held {
        outcome::mail_role_given(app, tx, &officer, by.now).await?;
    }
    Ok(())
}

/// Sets the roles of somebody who holds some; a person without a role must be invited first.
pub async fn set_roles(
    app: &App,
    tx: &mut Tx,
    by: &ChangeContext,
    officer: PersonId,
    wanted: &[Role],
) -> Result<(), Error> {
    let person = people::get(tx, officer).await?.filter(|person| person.agency == by.agency).ok_or(Error::NotFound)?;
    if people::roles(tx, officer).await?.is_empty() {
        return Err(Error::NotFound);
    }
    set(app, tx, &person, wanted, by).await
}

/// Sets the officer's roles to `wanted`; new ones are proposed and wait for a second person.
///
/// # Errors
/// If the procedure does not know a role that is new, the officer sets an own role, or no administrator would be left.
pub async fn set(app: &App, tx: &mut Tx, officer: &Person, wanted: &[Role], by: &ChangeContext) -> Result<(), Error> {
    let held = people::roles(tx, officer.id).await?;
    let known = known_to(&app.standards.in_use(&by.agency));
    if wanted.iter().any(|role| !known.contains(role) && !held.contains(role)) {
        return Err(Error::invalid(Field::Roles, Fault::UnknownRole));
    }
    let changes = change_roles(by.person, officer.id, &held, wanted)?;
    let (mut batch, mut taken) = (Batch::default(), false);
    for change in changes {
        match change {
            RoleChange::Propose(role) => batch.propose_role(tx, officer.id, role, by).await?,
            RoleChange::Take(role) => {
                roles::take_role(tx, officer.id, &by.agency, role).await?;
                taken = true;
                let event = AdminEvent::RoleTaken { person: officer.id, role };
                admin_events::append(tx, &by.agency, Some(by.person), by.now, &event).await?;
            }
        }
    }
    let resigned = held.contains(&Role::Administrator) && !wanted.contains(&Role::Administrator);
    if resigned && !roles::any_with(tx, &by.agency, Role::Administrator).await? {
        return Err(Error::Conflict(Some(Refusal::LastAdministrator)));
    }
    if taken && by.person != officer.id {
        outbox::enqueue(tx, &app.writer(&by.agency)?.role_taken(&officer.data.email), by.now).await?;
    }
    if resigned {
        for row in proposals::proposed_by(tx, &by.agency, officer.id).await? {
            outcome::discard(tx, &row, Some(by.person), by.now).await?;
        }
        announce::announce_again(app, tx, &by.agency, by.now).await?;
    }
    announce::announce(app, tx, &batch.rows, by.now).await
}

/// Normalises name and e-mail.
fn check(standard: &ServiceStandard, new: &NewOfficer) -> Result<(String, String), Error> {
    let mut problems = Vec::new();
    let name = PersonName::parse(&new.name).map_err(|fault| problems.push(Problem::new(Field::Name, fault.into())));
    let email = OfficialEmail::parse(&new.email).map_err(Fault::from).and_then(|email| {
        // People of the authority have an address of the authority.
        let anywhere = new.roles == [Role::Authority];
        if anywhere || email.domain_in(&standard.wizard.email_domains) { Ok(email) } else { Err(Fault::EmailDomain) }
    });
    let email = email.map_err(|fault| problems.push(Problem::new(Field::Email, fault)));
    if new.roles.is_empty() {
        problems.push(Problem::new(Field::Roles, Fault::Blank));
    }
    match (name, email) {
        (Ok(name), Ok(email)) if problems.is_empty() => Ok((name.as_str().to_owned(), email.as_str().to_owned())),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Inserts a new person with name and e-mail only.
async fn insert_officer(
    tx: &mut Tx,
    standard: &ServiceStandard,
    name: String,
    email: String,
    by: &ChangeContext,
) -> Result<Person, Error> {
    let data = PersonData {
        name,
        email,
        province: standard.agency.province.clone(),
        agency: standard.agency.organization.clone(),
        ..PersonData::default()
    };
    let id = people::insert(tx, &by.agency, &data, None, by.now.0).await?;
    let entered = AdminEvent::OfficerEntered { person: id };
    admin_events::append(tx, &by.agency, Some(by.person), by.now, &entered).await?;
    Ok(Person::new(id, by.agency.clone(), data))
}
