//! Who had a hand in whose account, and with it: which accounts may be one and the same person's.

use std::collections::BTreeSet;

use super::PROBATION_SECS;
use crate::moment::Timestamp;
use crate::renewal::PersonId;

/// What one person did to another's account, all of it together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Whose account.
    pub person: PersonId,
    /// Who changed it, or put it on record.
    pub editor: PersonId,
    /// Last time.
    pub at: Timestamp,
    /// When the editor last chose the address alone. None once a second person looked at the account.
    pub address_at: Option<Timestamp>,
    /// When the editor last gave or took a role.
    pub role_at: Option<Timestamp>,
    /// From then on everybody concerned knows of it.
    pub settled_at: Timestamp,
}

impl Edit {
    /// Data other than the address.
    pub(super) const fn data(person: PersonId, editor: PersonId, at: Timestamp, settled_at: Timestamp) -> Self {
        Self { person, editor, at, address_at: None, role_at: None, settled_at }
    }

    /// The address, or the whole account.
    pub(super) const fn address(person: PersonId, editor: PersonId, at: Timestamp, settled_at: Timestamp) -> Self {
        Self { person, editor, at, address_at: Some(at), role_at: None, settled_at }
    }

    /// A role.
    pub(super) const fn role(person: PersonId, editor: PersonId, at: Timestamp, settled_at: Timestamp) -> Self {
        Self { person, editor, at, address_at: None, role_at: Some(at), settled_at }
    }

    /// The same once a second person looked at the account as it was then.
    #[must_use]
    pub fn reviewed(self, then: Timestamp) -> Self {
        Self { address_at: self.address_at.filter(|at| *at > then), ..self }
    }

    /// This and what the same editor did to the same account before.
    #[must_use]
    pub fn after(self, before: &Self) -> Self {
        Self {
            at: self.at.max(before.at),
            address_at: self.address_at.or(before.address_at),
            role_at: self.role_at.or(before.role_at),
            settled_at: self.settled_at.max(before.settled_at),
            ..self
        }
    }

    /// Since when the editor alone is answerable for whose account it is: when they last chose its address, or gave it a role
    /// afterwards.
    fn chosen_at(&self) -> Option<Timestamp> {
        self.address_at.max(self.address_at.and(self.role_at))
    }
}

/// The edits that matter to a question: those of the accounts in it, and of their editors' accounts, and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(pub Vec<Edit>);

impl Edits {
    /// The people who may be behind an account: its owner, who alone chose its address a short while ago, or gave it a role
    /// after that, and who may be behind theirs.
    pub fn behind(&self, person: PersonId, now: Timestamp) -> BTreeSet<PersonId> {
        let since = now.plus_seconds(-PROBATION_SECS);
        let mut behind = BTreeSet::from([person]);
        let mut open = vec![person];
        while let Some(person) = open.pop() {
            let chose = |edit: &&Edit| edit.person == person && edit.chosen_at().is_some_and(|at| at > since);
            for edit in self.0.iter().filter(chose) {
                if behind.insert(edit.editor) {
                    open.push(edit.editor);
                }
            }
        }
        behind
    }

    /// Whether nobody may be behind both accounts.
    pub fn independent(&self, one: PersonId, other: PersonId, now: Timestamp) -> bool {
        self.behind(one, now).is_disjoint(&self.behind(other, now))
    }

    /// Who had a hand in this account, at any time.
    pub fn editors(&self, person: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        self.0.iter().filter(move |edit| edit.person == person).map(|edit| edit.editor)
    }
}
