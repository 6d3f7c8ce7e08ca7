//! Separation of duties for a case: which officers are excluded, and until when nothing is issued.

use serde::{Deserialize, Serialize};

use super::{PersonId, Refusal, Renewal};
use crate::moment::Timestamp;
use crate::standard::Role;

/// What follows from the administration's log for a case at one moment. The default has no effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Separation {
    /// The officers who must leave the decision to others: they changed the holder's data or role, inserted the holder,
    /// or may control the account of somebody who did or filed.
    pub excluded: Vec<PersonId>,
    /// All other officers who can log in, with their roles.
    pub others: Vec<(PersonId, Vec<Role>)>,
    /// Whether excluded officers may decide if there is nobody else, since everybody concerned has known long enough.
    pub settled: bool,
    /// Since or from when that holds; none if there are no edits.
    pub settled_at: Option<Timestamp>,
    /// The holder is on hold until then, since address or NIK changed.
    pub on_hold_until: Option<Timestamp>,
}

impl Separation {
    /// Fails unless this officer may decide at a step of these roles.
    pub(super) fn may_decide(&self, officer: PersonId, roles: &[Role], renewal: &Renewal) -> Result<(), Refusal> {
        let excluded = self.excluded.contains(&officer) && (!self.settled || self.somebody_else(roles, renewal));
        if excluded { Err(Refusal::ChangedByYou) } else { Ok(()) }
    }

    /// Whether anybody else could decide at a step of these roles.
    pub fn somebody_else(&self, roles: &[Role], renewal: &Renewal) -> bool {
        self.others.iter().any(|(officer, held)| {
            *officer != renewal.holder
                && renewal.filed_by != Some(*officer)
                && held.iter().any(|role| roles.contains(role))
        })
    }

    /// Whether something can be issued.
    pub(super) fn issuable(&self) -> Result<(), Refusal> {
        if self.on_hold_until.is_some() { Err(Refusal::OnHold) } else { Ok(()) }
    }
}

/// The exclusion of an officer from the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Exclusion {
    /// When it ends; only set if there is nobody else to decide.
    pub ends_at: Option<Timestamp>,
}
