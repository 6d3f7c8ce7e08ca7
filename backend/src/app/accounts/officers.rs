//! Lists and sets the roles of an agency's officers.

use domain::administration::{AdminEvent, RoleChange, change_roles};
use domain::api::{OfficerRow, Officers};
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal};
use domain::standard::{Role, ServiceStandard};

use crate::app::accounts::roles::known_to;
use crate::app::administration::context::ChangeContext;
use crate::app::administration::propose::Batch;
use crate::app::administration::{announce, outcome, view};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::{self, Person};
use crate::db::{Conn, Tx, admin_events, outbox, proposals, roles};

/// Maximum number of proposals in the answer.
const MAX_PROPOSALS: u32 = 200;

/// Returns the agency's officers and the proposed roles, as this officer sees them.
pub async fn officers(
    app: &App,
    db: &mut Conn,
    standard: &ServiceStandard,
    officer: PersonId,
) -> Result<Officers, Error> {
    let waiting = proposals::of_agency(db, &standard.id, true, MAX_PROPOSALS).await?;
    Ok(Officers {
        rows: roles::in_office(db, &standard.id).await?.into_iter().map(row).collect(),
        waiting: view::waiting(db, waiting, officer, app.now()).await?,
        roles: known_to(&app.standards.in_use(&standard.id)),
        zone: standard.hours.zone(),
    })
}

fn row(officer: roles::Officer) -> OfficerRow {
    let roles::Officer { id, name, email, roles, activated } = officer;
    OfficerRow { id, name, email, roles, activated }
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
        for row in proposals::asked_by(tx, &by.agency, officer.id).await? {
            outcome::discard(tx, &row, Some(by.person), by.now).await?;
        }
        announce::announce_again(app, tx, &by.agency, by.now).await?;
    }
    announce::announce(app, tx, &batch.rows, by.now).await
}
