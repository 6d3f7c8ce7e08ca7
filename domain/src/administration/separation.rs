//! Which officers are excluded from a case.

use std::collections::BTreeSet;

use super::{Edits, NOTICE_SECS};
use crate::moment::Timestamp;
use crate::renewal::{PersonId, Separation};
use crate::standard::Role;

/// An officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerFacts {
    /// Who.
    pub id: PersonId,
    /// Own roles.
    pub roles: Vec<Role>,
    /// Whether the officer can log in.
    pub activated: bool,
}

/// What the separation of duties depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// Every edit of the holder's account, and those that tell who may control the accounts of officers, editors, holder
    /// and filer ([`Edits::controllers`]).
    pub edits: Edits,
    /// Everybody in office at the agency.
    pub officers: Vec<OfficerFacts>,
    /// When a role was last given or taken at the agency.
    pub last_role_at: Option<Timestamp>,
    /// Until when the holder is on hold.
    pub held_until: Option<Timestamp>,
}

/// Returns the separation of duties for a case of this holder, filed by `filer`.
pub fn separation(facts: &CaseFacts, holder: PersonId, filer: Option<PersonId>, now: Timestamp) -> Separation {
    let mut hands: BTreeSet<PersonId> = BTreeSet::new();
    for person in facts.edits.editors(holder).chain([holder]).chain(filer) {
        hands.extend(facts.edits.controllers(person, now));
    }
    let (excluded, others): (Vec<_>, Vec<_>) =
        facts.officers.iter().partition(|officer| !facts.edits.controllers(officer.id, now).is_disjoint(&hands));
    let role = facts.last_role_at.map(|at| at.plus_seconds(NOTICE_SECS));
    let of_holder = facts.edits.0.iter().filter(|edit| edit.person == holder);
    let settled_at = of_holder.map(|edit| edit.settled_at).chain(role).max();
    Separation {
        excluded: excluded.into_iter().map(|officer| officer.id).collect(),
        others: others
            .into_iter()
            .filter(|officer| officer.activated)
            .map(|officer| (officer.id, officer.roles.clone()))
            .collect(),
        settled: settled_at.is_none_or(|at| at <= now),
        settled_at,
        on_hold_until: facts.held_until.filter(|until| now < *until),
    }
}
