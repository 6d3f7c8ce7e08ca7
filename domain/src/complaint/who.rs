//! Who may see and handle a complaint. Whoever is complained about does neither.

use super::{Complaint, Handler, Refusal, Reporter, Subject};
use crate::renewal::{Actor, PersonId};
use crate::standard::{Role, ServiceStandard};

/// Returns the roles that may act while the complaint is with this handler, those whose turn it is first. Official and head may
/// always act; while the authority has it, the receivers write down what it answers.
pub fn roles_of(standard: &ServiceStandard, complaint: &Complaint) -> Vec<Role> {
    let stated = standard.complaint_rules();
    let mut roles = match complaint.handler {
        Handler::Receivers | Handler::Authority => turn_of(standard, complaint.handler),
        Handler::Official | Handler::Head => Vec::new(),
    };
    if complaint.handler == Handler::Authority {
        roles.extend(&stated.receivers);
    }
    if complaint.handler != Handler::Head {
        roles.push(stated.official);
    }
    roles.push(stated.head);
    roles
}

/// Returns the roles whose turn it is while this handler has a complaint.
pub fn turn_of(standard: &ServiceStandard, handler: Handler) -> Vec<Role> {
    let rules = standard.complaint_rules();
    match handler {
        Handler::Receivers => rules.receivers,
        Handler::Authority => vec![Role::Authority],
        Handler::Official => vec![rules.official],
        Handler::Head => vec![rules.head],
    }
}

/// Whether this officer may see the complaint: one of a role that handles complaints here, who neither made it nor is complained
/// about. Those who receive complaints do not see one about an officer's conduct.
pub fn may_see(standard: &ServiceStandard, complaint: &Complaint, actor: &Actor) -> bool {
    let Actor::Person { id, agency, .. } = actor else { return true };
    let stated = standard.complaint_rules();
    let roles = match complaint.subject {
        Subject::Service => stated.roles(),
        Subject::Conduct => vec![stated.official, stated.head],
    };
    *agency == complaint.agency
        && !complaint.about.contains(id)
        && complaint.reporter != Reporter::Holder(*id)
        && (actor.holds_any(&roles) || actor.stands_in_for(&roles).next().is_some())
}

/// Returns the role in which this officer acts now.
pub(super) fn acting(standard: &ServiceStandard, complaint: &Complaint, actor: &Actor) -> Result<Role, Refusal> {
    let Actor::Person { id, agency, .. } = actor else { return Err(Refusal::NotYours) };
    if *agency != complaint.agency {
        return Err(Refusal::NotYours);
    }
    if complaint.about.contains(id) || complaint.reporter == Reporter::Holder(*id) {
        return Err(Refusal::OwnComplaint);
    }
    if !may_see(standard, complaint, actor) {
        return Err(Refusal::NotYours);
    }
    let roles = roles_of(standard, complaint);
    // Nor does anybody act in the place of a colleague who does not handle it.
    let handles =
        |person: PersonId| !complaint.about.contains(&person) && complaint.reporter != Reporter::Holder(person);
    let stands_in = || actor.stands_in_for(&roles).find(|(person, _)| handles(*person));
    actor.own_role(&roles).or_else(|| stands_in().map(|(_, role)| role)).ok_or(Refusal::WrongRole)
}

/// Fails unless the stage allows it.
pub(super) const fn require(possible: bool) -> Result<(), Refusal> {
    if possible { Ok(()) } else { Err(Refusal::WrongStage) }
}
