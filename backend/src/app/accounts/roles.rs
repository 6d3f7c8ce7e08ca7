//! Which roles an agency's procedure knows, and who has a part in it.

use domain::renewal::{PersonId, may_file, officers_of};
use domain::standard::{Role, ServiceStandard};

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
