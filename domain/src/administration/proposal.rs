//! Proposals that need consent: a role, or changes of an account's data.

use super::{Consent, Edits, NOTICE_SECS, ProposalId};
use crate::moment::Timestamp;
use crate::person::DataField;
use crate::renewal::{PersonId, Refusal};
use crate::standard::Role;

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// A role.
    Role(Role),
    /// Changes of these data.
    Data(Vec<DataField>),
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its key.
    pub id: ProposalId,
    /// The person concerned.
    pub person: PersonId,
    /// The proposer.
    pub by: PersonId,
    /// What.
    pub what: Proposed,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last announced.
    pub announced_at: Timestamp,
    /// Whether the announcement said when it takes effect by itself.
    pub dated: bool,
}

/// What a proposal waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The end of the open application of the person concerned.
    Case,
    /// Consent of a second administrator.
    Consent,
    /// Time alone, after the announcement: until then, if it is announced now.
    Time(Timestamp),
}

/// What the rules for a proposal depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalContext {
    /// The agency's administrators with activated accounts.
    pub administrators: Vec<PersonId>,
    /// Edits of their accounts, the proposer's and that of the person concerned.
    pub edits: Edits,
    /// Whether the person concerned has an open application.
    pub open_case: bool,
}

/// Whether this field identifies the account's owner: with somebody else's value it would be another person's account.
pub const fn identifies(field: DataField) -> bool {
    matches!(field, DataField::Name | DataField::Nik | DataField::Nip | DataField::Email)
}

impl Proposal {
    /// Whether this officer may confirm it: an administrator independent of the proposer and the person concerned.
    ///
    /// # Errors
    /// Why not.
    pub fn may_confirm(&self, context: &ProposalContext, officer: PersonId, now: Timestamp) -> Result<(), Refusal> {
        if !context.administrators.contains(&officer) {
            return Err(Refusal::WrongRole);
        }
        if !self.is_second(context, officer, now) {
            return Err(Refusal::SecondPerson);
        }
        self.between_cases(context)
    }

    /// Whether the account's owner may agree, by the old address.
    ///
    /// # Errors
    /// Why not.
    pub fn owner_may_confirm(&self, context: &ProposalContext, now: Timestamp) -> Result<(), Refusal> {
        if self.asks_owner(context, now) { self.between_cases(context) } else { Err(Refusal::SecondPerson) }
    }

    /// Whether the account's owner is asked: for changes of data, if the proposer can't control the account.
    pub fn asks_owner(&self, context: &ProposalContext, now: Timestamp) -> bool {
        self.is_data() && context.edits.independent(self.by, self.person, now)
    }

    /// Returns what it waits for. Time replaces the second administrator only if there is none.
    pub fn wait(&self, context: &ProposalContext, now: Timestamp) -> Wait {
        if self.between_cases(context).is_err() {
            Wait::Case
        } else if context.administrators.iter().any(|officer| self.is_second(context, *officer, now)) {
            Wait::Consent
        } else {
            Wait::Time(now.plus_seconds(NOTICE_SECS))
        }
    }

    /// Returns when it takes effect by itself; none while it waits for something else or its date is not announced.
    pub fn takes_effect_at(&self, context: &ProposalContext, now: Timestamp) -> Option<Timestamp> {
        let counts = self.dated && matches!(self.wait(context, now), Wait::Time(_));
        counts.then_some(self.announced_at.plus_seconds(NOTICE_SECS))
    }

    /// Returns the consent by time if it takes effect now by itself.
    pub fn takes_effect(&self, context: &ProposalContext, now: Timestamp) -> Option<Consent> {
        self.takes_effect_at(context, now).filter(|at| *at <= now).map(|_| Consent::Time)
    }

    const fn is_data(&self) -> bool {
        matches!(self.what, Proposed::Data(_))
    }

    fn is_second(&self, context: &ProposalContext, officer: PersonId, now: Timestamp) -> bool {
        let independent = |other| context.edits.independent(officer, other, now);
        independent(self.by) && independent(self.person)
    }

    /// Data does not change while an application is open, so that what was verified for one person is not issued to
    /// another.
    fn between_cases(&self, context: &ProposalContext) -> Result<(), Refusal> {
        if self.is_data() && context.open_case { Err(Refusal::CaseOpen) } else { Ok(()) }
    }
}

/// The change of one role when an officer's roles are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleChange {
    /// Give it, which needs consent.
    Propose(Role),
    /// Take it at once.
    Take(Role),
}

/// Returns the changes from `held` to `wanted` roles. Nobody gives any role alone, not even one for receiving and
/// filing: that would allow a second account.
///
/// # Errors
/// If the officer gives a role to themselves.
pub fn change_roles(
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
            (false, true) => changes.push(RoleChange::Propose(role)),
            (true, true) | (false, false) => {}
        }
    }
    Ok(changes)
}
