//! What waits for a second person: a role, or changes of an account's data.

use super::{Consent, Edits, NOTICE_SECS, ProposalId};
use crate::moment::Timestamp;
use crate::person::DataField;
use crate::renewal::{PersonId, Refusal, decides};
use crate::standard::{Role, ServiceStandard};

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// A role.
    Role(Role),
    /// Changes of these data.
    Data(Vec<DataField>),
}

/// Something that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its key.
    pub id: ProposalId,
    /// For whom, or whose account.
    pub person: PersonId,
    /// Who asked for it.
    pub by: PersonId,
    /// What.
    pub what: Proposed,
    /// When it was asked for.
    pub made_at: Timestamp,
    /// When everybody concerned was told last.
    pub told_at: Timestamp,
}

/// What a proposal is judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The agency's administrators with activated accounts.
    pub administrators: Vec<PersonId>,
    /// Who may be behind their accounts, the proposer's and that of the person concerned.
    pub edits: Edits,
    /// Whether the person concerned has an application under way.
    pub open_case: bool,
}

/// Whether giving this role takes two: the administrator's and every role that decides at this agency. The front desk of
/// most receives and files, which others verify.
pub fn needs_second(standard: &ServiceStandard, role: Role) -> bool {
    role != Role::FrontDesk || decides(standard, role)
}

/// Whether these data say whose account it is: somebody else's in their place would be another person's account.
pub const fn identifies(field: DataField) -> bool {
    matches!(field, DataField::Name | DataField::Nik | DataField::Nip | DataField::Email)
}

impl Proposal {
    /// Whether this officer may confirm it: an administrator who is neither of the two, nor may be behind either account.
    ///
    /// # Errors
    /// Why not.
    pub fn may_confirm(&self, board: &Board, officer: PersonId, now: Timestamp) -> Result<(), Refusal> {
        if !board.administrators.contains(&officer) {
            return Err(Refusal::WrongRole);
        }
        let apart = |other| board.edits.apart(officer, other, now);
        if apart(self.by) && apart(self.person) { Ok(()) } else { Err(Refusal::SecondPerson) }
    }

    /// Whether the account's owner may agree, at the address before: to changes of data that somebody else asked for, who can't
    /// be behind the account.
    ///
    /// # Errors
    /// Why not.
    pub fn owner_may_confirm(&self, board: &Board, now: Timestamp) -> Result<(), Refusal> {
        let data = matches!(self.what, Proposed::Data(_));
        if data && board.edits.apart(self.by, self.person, now) { Ok(()) } else { Err(Refusal::SecondPerson) }
    }

    /// When it takes effect by itself. None while it waits for somebody: a role for the second administrator where there is
    /// one; data for the end of an application under way, lest what was verified for one is issued to another.
    pub fn takes_effect_at(&self, board: &Board, now: Timestamp) -> Option<Timestamp> {
        let second = || board.administrators.iter().any(|officer| self.may_confirm(board, *officer, now).is_ok());
        let waits = match self.what {
            Proposed::Role(_) => second(),
            Proposed::Data(_) => board.open_case || (self.owner_may_confirm(board, now).is_err() && second()),
        };
        (!waits).then_some(self.told_at.plus_seconds(NOTICE_SECS))
    }

    /// Whether it takes effect now without anybody's consent.
    pub fn takes_effect(&self, board: &Board, now: Timestamp) -> Option<Consent> {
        self.takes_effect_at(board, now).filter(|at| *at <= now).map(|_| Consent::Time)
    }
}

/// What becomes of one role when an officer's roles are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleChange {
    /// Given at once.
    Give(Role),
    /// Waits for a second person.
    Propose(Role),
    /// Taken at once.
    Take(Role),
}

/// What has to be done so that an officer who holds these roles holds the wanted ones.
///
/// # Errors
/// Nobody gives a role to themselves.
pub fn change_roles(
    standard: &ServiceStandard,
    by: PersonId,
    officer: PersonId,
    held: &[Role],
    wanted: &[Role],
) -> Result<Vec<RoleChange>, Refusal> {
    let mut changes = Vec::new();
    for role in Role::ALL {
        match (held.contains(&role), wanted.contains(&role)) {
            (true, false) => changes.push(RoleChange::Take(role)),
            (false, true) if by == officer => return Err(Refusal::OwnRole),
            (false, true) if needs_second(standard, role) => changes.push(RoleChange::Propose(role)),
            (false, true) => changes.push(RoleChange::Give(role)),
            (true, true) | (false, false) => {}
        }
    }
    Ok(changes)
}
