//! Who carries out a step.

use domain::standard::Role;

use super::pick;

/// The role's name.
pub fn role(role: Role) -> &'static str {
    let t = pick(&ID, &EN);
    match role {
        Role::Holder => t.you,
        Role::FrontDesk => t.front_desk,
        Role::AgencyHead => t.agency_head,
        Role::DivisionHead => t.division_head,
        Role::FunctionalOfficer => t.functional_officer,
        Role::Verifier => t.verifier,
        Role::Authority => t.authority,
        Role::Administrator => t.administrator,
    }
}

/// Before the roles that carry out something.
pub fn by() -> &'static str {
    pick(&ID, &EN).by
}

texts! {
    by: "Oleh ", "By: ";
    you: "Anda", "you";
    front_desk: "staf pelayanan", "front desk";
    agency_head: "Kepala Dinas", "head of the agency";
    division_head: "Kepala Bidang", "head of division";
    functional_officer: "pejabat fungsional", "functional officer";
    verifier: "verifikator", "verifier";
    authority: "BSrE", "BSrE";
    administrator: "administrator", "administrator";
}
