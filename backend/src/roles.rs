//! The roles of an agency's officers: which there are, and who they are changed by.

use domain::administration::{AdminEvent, Consent};
use domain::api::{Officers, RoleChange};
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal, may_file, officers_of};
use domain::standard::{AgencyId, Role, ServiceStandard};
use sqlx::SqliteConnection;

use crate::db::{Tx, admin_events, people, role_changes};
use crate::error::Error;

/// Events among which the latest changes of roles are shown.
const LOG_LINES: u32 = 300;

/// The roles that this agency's procedure knows, those that file on behalf of holders, and the administrator.
pub fn known_to(standard: &ServiceStandard) -> Vec<Role> {
    let named = in_procedure(standard);
    let known = |role: &Role| *role == Role::Administrator || may_file(&[*role]) || named.contains(role);
    Role::ALL.into_iter().filter(|role| *role != Role::Holder && known(role)).collect()
}

/// Whether somebody with these roles, and those of the colleagues stood in for, has a part in the agency's procedure, or
/// files for it: an administrator as such has none.
pub fn sees_cases(standard: &ServiceStandard, roles: &[Role], stands_in: &[(PersonId, Vec<Role>)]) -> bool {
    let named = in_procedure(standard);
    let part = |roles: &[Role]| roles.iter().any(|role| named.contains(role));
    part(roles) || may_file(roles) || stands_in.iter().any(|(_, roles)| part(roles))
}

/// The roles that have a part in the agency's procedure.
fn in_procedure(standard: &ServiceStandard) -> Vec<Role> {
    standard.steps.iter().flat_map(|step| step.officers().chain(officers_of(standard, step))).collect()
}

/// The agency's officers with the latest changes of their roles.
pub async fn officers(db: &mut SqliteConnection, standard: &ServiceStandard) -> Result<Officers, Error> {
    let events = admin_events::latest(db, &standard.id, i64::MAX, LOG_LINES).await?;
    let changes: Vec<_> = events
        .iter()
        .filter_map(|recorded| match recorded.event {
            AdminEvent::RoleGiven { person, role, proposed_by, .. } => {
                Some((recorded.at, proposed_by, person, role, true))
            }
            AdminEvent::RoleTaken { person, role } => Some((recorded.at, recorded.actor?, person, role, false)),
            _ => None,
        })
        .collect();
    let people = changes.iter().flat_map(|(_, by, person, ..)| [*by, *person]).collect();
    let names = people::names(db, &people).await?;
    let name = |person: PersonId| names.get(&person).cloned().unwrap_or_default();
    let log = changes.into_iter().map(|(at, by, person, role, given)| RoleChange {
        at,
        by: name(by),
        officer: name(person),
        role,
        given,
    });
    Ok(Officers {
        rows: role_changes::in_office(db, &standard.id).await?,
        log: log.collect(),
        roles: known_to(standard),
        zone: standard.hours.zone(),
    })
}

/// Who changes roles, where and when: for the log.
#[derive(Clone, Debug)]
pub struct By {
    /// The administrator.
    pub person: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// When.
    pub now: Timestamp,
}

/// Makes `wanted` the officer's roles. Each role given or taken is logged.
///
/// # Errors
/// For a role that the procedure does not know, unless the officer has it already; and when nobody would be left to
/// administer the agency.
pub async fn set(
    tx: &mut Tx,
    standard: &ServiceStandard,
    officer: PersonId,
    wanted: &[Role],
    by: &By,
) -> Result<(), Error> {
    let held = people::roles(&mut **tx, officer).await?;
    let known = known_to(standard);
    if wanted.iter().any(|role| !known.contains(role) && !held.contains(role)) {
        return Err(Error::invalid(Field::Roles, Fault::UnknownRole));
    }
    for role in Role::ALL {
        let (had, has) = (held.contains(&role), wanted.contains(&role));
        if had == has {
            continue;
        }
        let event = if has {
            people::give_role(tx, officer, &by.agency, role).await?;
            AdminEvent::RoleGiven { person: officer, role, proposed_by: by.person, consent: Consent::NotNeeded }
        } else {
            role_changes::take_role(tx, officer, &by.agency, role).await?;
            AdminEvent::RoleTaken { person: officer, role }
        };
        admin_events::append(tx, &by.agency, Some(by.person), by.now, &event).await?;
    }
    let resigned = held.contains(&Role::Administrator) && !wanted.contains(&Role::Administrator);
    if resigned && !role_changes::any_with(tx, &by.agency, Role::Administrator).await? {
        return Err(Error::Conflict(Some(Refusal::LastAdministrator)));
    }
    Ok(())
}
