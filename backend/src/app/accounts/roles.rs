//! The roles of an agency's procedure, and which officers take part in it: in every version of its standard by which cases are
//! under way, since somebody must carry those on.

use domain::renewal::{PersonId, may_file, officers_of};
use domain::standard::Role;

use crate::app::settings::standards::Version;

/// Returns the roles of this agency's procedure, those that file for holders or handle complaints, and the administrator.
pub fn known_to(versions: &[Version]) -> Vec<Role> {
    let mut named = in_procedure(versions);
    named.extend(versions.iter().flat_map(|version| version.standard.complaint_rules().roles()));
    named.extend(
        versions.iter().filter_map(|version| version.standard.revocation.as_ref()).flat_map(|rules| &rules.actors),
    );
    let known = |role: &Role| *role == Role::Administrator || may_file(&[*role]) || named.contains(role);
    Role::ALL.into_iter().filter(|role| *role != Role::Holder && known(role)).collect()
}

/// Whether these roles, own or delegated, take part in the agency's procedure or file for holders. The administrator's
/// alone does not.
pub fn sees_cases(versions: &[Version], roles: &[Role], stands_in: &[(PersonId, Vec<Role>)]) -> bool {
    let named = in_procedure(versions);
    let part = |roles: &[Role]| roles.iter().any(|role| named.contains(role));
    part(roles) || may_file(roles) || stands_in.iter().any(|(_, roles)| part(roles))
}

/// Whether one of these roles, own or delegated, handles complaints at the agency.
pub fn handles_complaints(versions: &[Version], roles: &[Role], stands_in: &[(PersonId, Vec<Role>)]) -> bool {
    let handling: Vec<Role> = versions.iter().flat_map(|version| version.standard.complaint_rules().roles()).collect();
    let part = |roles: &[Role]| roles.iter().any(|role| handling.contains(role));
    part(roles) || stands_in.iter().any(|(_, roles)| part(roles))
}

/// Returns the roles that take part in the agency's procedure.
fn in_procedure(versions: &[Version]) -> Vec<Role> {
    let of = |version: &Version| {
        let steps = version.standard.steps.iter();
        steps.flat_map(|step| step.officers().chain(officers_of(&version.standard, step))).collect::<Vec<_>>()
    };
    versions.iter().flat_map(of).collect()
}
