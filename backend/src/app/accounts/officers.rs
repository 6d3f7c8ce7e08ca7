//! The roles of an agency's officers: which there are, and who they are changed by.

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

/// Most proposals that are shown.
const MOST_WAITING: u32 = 200;

/// The agency's officers with the roles that wait, as this officer sees them.
pub async fn officers(
    app: &App,
    db: &mut Conn,
    standard: &ServiceStandard,
    officer: PersonId,
) -> Result<Officers, Error> {
    let waiting = proposals::of_agency(db, &standard.id, true, MOST_WAITING).await?;
    Ok(Officers {
        rows: roles::in_office(db, &standard.id).await?.into_iter().map(row).collect(),
        waiting: view::waiting(db, waiting, officer, app.now()).await?,
        roles: known_to(standard),
        zone: standard.hours.zone(),
    })
}

fn row(officer: roles::Officer) -> OfficerRow {
    let roles::Officer { id, name, email, roles, activated } = officer;
    OfficerRow { id, name, email, roles, activated }
}

/// Makes `wanted` the officer's roles: those that are new wait for a second person.
///
/// # Errors
/// For a role that the procedure does not know, unless the officer has it already; for a role to oneself; and when nobody
/// would be left to administer the agency.
pub async fn set(
    app: &App,
    tx: &mut Tx,
    standard: &ServiceStandard,
    officer: &Person,
    wanted: &[Role],
    by: &ChangeContext,
) -> Result<(), Error> {
    let held = people::roles(tx, officer.id).await?;
    let known = known_to(standard);
    if wanted.iter().any(|role| !known.contains(role) && !held.contains(role)) {
        return Err(Error::invalid(Field::Roles, Fault::UnknownRole));
    }
    let changes = change_roles(by.person, officer.id, &held, wanted)?;
    let (mut batch, mut taken) = (Batch::default(), false);
    for change in changes {
        match change {
            RoleChange::Propose(role) => batch.role(tx, officer.id, role, by).await?,
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
            outcome::lapse(tx, &row, Some(by.person), by.now).await?;
        }
        announce::again(app, tx, &by.agency, by.now).await?;
    }
    announce::announce(app, tx, &batch.rows, by.now).await
}
