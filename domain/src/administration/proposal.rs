//! What waits for a second person: a role, or changes of an account's data.

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
    pub announced_at: Timestamp,
    /// Whether they were told when it takes effect by itself.
    pub dated: bool,
}

/// What a proposal waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The end of the application that the person concerned has under way.
    Case,
    /// Somebody's consent: there is a second administrator.
    Consent,
    /// Only for time, once everybody concerned is told of it: until then, if that is now.
    Time(Timestamp),
}

/// What a proposal is judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalContext {
    /// The agency's administrators with activated accounts.
    pub administrators: Vec<PersonId>,
    /// Who may be behind their accounts, the proposer's and that of the person concerned.
    pub edits: Edits,
    /// Whether the person concerned has an application under way.
    pub open_case: bool,
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
    pub fn may_confirm(&self, context: &ProposalContext, officer: PersonId, now: Timestamp) -> Result<(), Refusal> {
        if !context.administrators.contains(&officer) {
            return Err(Refusal::WrongRole);
        }
        if !self.is_second(context, officer, now) {
            return Err(Refusal::SecondPerson);
        }
        self.between_cases(context)
    }

    /// Whether the account's owner may agree, at the address before.
    ///
    /// # Errors
    /// Why not.
    pub fn owner_may_confirm(&self, context: &ProposalContext, now: Timestamp) -> Result<(), Refusal> {
        if self.asks_owner(context, now) { self.between_cases(context) } else { Err(Refusal::SecondPerson) }
    }

    /// Whether the account's owner is asked: about changes of data that somebody else asked for, who can't be behind the
    /// account.
    pub fn asks_owner(&self, context: &ProposalContext, now: Timestamp) -> bool {
        self.is_data() && context.edits.independent(self.by, self.person, now)
    }

    /// What it waits for. Time stands for the second administrator only where there is none.
    pub fn wait(&self, context: &ProposalContext, now: Timestamp) -> Wait {
        if self.between_cases(context).is_err() {
            Wait::Case
        } else if context.administrators.iter().any(|officer| self.is_second(context, *officer, now)) {
            Wait::Consent
        } else {
            Wait::Time(now.plus_seconds(NOTICE_SECS))
        }
    }

    /// When it takes effect by itself. None while it waits for something else, and until everybody concerned is told when.
    pub fn takes_effect_at(&self, context: &ProposalContext, now: Timestamp) -> Option<Timestamp> {
        let counts = self.dated && matches!(self.wait(context, now), Wait::Time(_));
        counts.then_some(self.announced_at.plus_seconds(NOTICE_SECS))
    }

    /// Whether it takes effect now without anybody's consent.
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

    /// Data stays as it is while an application is under way, lest what was verified for one is issued to another.
    fn between_cases(&self, context: &ProposalContext) -> Result<(), Refusal> {
        if self.is_data() && context.open_case { Err(Refusal::CaseOpen) } else { Ok(()) }
    }
}

/// What becomes of one role when an officer's roles are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleChange {
    /// Waits for a second person.
    Propose(Role),
    /// Taken at once.
    Take(Role),
}

/// What has to be done so that an officer who holds these roles holds the wanted ones. Whatever the role, nobody gives it
/// alone: not even a second account that only receives and files is made without a word.
///
/// # Errors
/// Nobody gives a role to themselves.
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
