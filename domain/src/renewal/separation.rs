//! The separation of duties beside a case: who is kept from deciding on it, and until when nothing is issued.

use serde::{Deserialize, Serialize};

use super::{PersonId, Refusal, Renewal};
use crate::moment::Timestamp;
use crate::standard::Role;

/// What the administration's log says beside a case, at one moment. The default: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Separation {
    /// The officers who leave the decision to others: they changed the holder's data or role, put the holder on record, or may
    /// be behind the account of who did, or who filed.
    pub kept_out: Vec<PersonId>,
    /// All other officers who can log in, with their roles.
    pub others: Vec<(PersonId, Vec<Role>)>,
    /// Whether officers who are kept out may decide where there is nobody else: everybody concerned has known long enough.
    pub settled: bool,
    /// Since when, or from when on, that holds; none: there is nothing to know of.
    pub settled_at: Option<Timestamp>,
    /// Nothing is issued for the holder before then: address or NIK were changed. None: nothing holds it.
    pub on_hold_until: Option<Timestamp>,
}

impl Separation {
    /// Whether this officer may decide at a step of these roles.
    pub(super) fn lets(&self, officer: PersonId, roles: &[Role], renewal: &Renewal) -> Result<(), Refusal> {
        let out = self.kept_out.contains(&officer) && (!self.settled || self.somebody_else(roles, renewal));
        if out { Err(Refusal::ChangedByYou) } else { Ok(()) }
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

/// An officer leaves the decision to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptOut {
    /// There is nobody else: the officer may decide from then on, everybody concerned having been told.
    pub from: Option<Timestamp>,
}
