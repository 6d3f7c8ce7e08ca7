//! The roles of an agency's procedure, and which officers take part in it.

use domain::renewal::{PersonId, may_file, officers_of};
use domain::standard::{Role, ServiceStandard};

/// Returns the roles of this agency's procedure, those that file for holders, and the administrator.
pub fn known_to(standard: &ServiceStandard) -> Vec<Role> {
    let named = in_procedure(standard);
    let known = |role: &Role| *role == Role::Administrator || may_file(&[*role]) || named.contains(role);
    Role::ALL.into_iter().filter(|role| *role != Role::Holder && known(role)).collect()
}

/// Whether these roles, own or delegated, take part in the agency's procedure or file for holders. The administrator's
/// alone does not.
pub fn sees_cases(standard: &ServiceStandard, roles: &[Role], stands_in: &[(PersonId, Vec<Role>)]) -> bool {
    let named = in_procedure(standard);
    let part = |roles: &[Role]| roles.iter().any(|role| named.contains(role));
    part(roles) || may_file(roles) || stands_in.iter().any(|(_, roles)| part(roles))
}

/// Returns the roles that take part in the agency's procedure.
fn in_procedure(standard: &ServiceStandard) -> Vec<Role> {
    standard.steps.iter().flat_map(|step| step.officers().chain(officers_of(standard, step))).collect()
}
