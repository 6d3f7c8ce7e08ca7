//! Edits of accounts, and which accounts one person may control.

use std::collections::BTreeSet;

use super::PROBATION_SECS;
use crate::moment::Timestamp;
use crate::renewal::PersonId;

/// All edits of one account by one other person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Whose account.
    pub person: PersonId,
    /// Who changed it, or put it on record.
    pub editor: PersonId,
    /// When it was last edited.
    pub at: Timestamp,
    /// When the editor last chose the address alone; none after a second person reviewed the account.
    pub address_at: Option<Timestamp>,
    /// When the editor last gave or took a role.
    pub role_at: Option<Timestamp>,
    /// When everybody concerned has known of it long enough.
    pub settled_at: Timestamp,
}

impl Edit {
    /// An edit of data other than the address.
    pub(super) const fn data(person: PersonId, editor: PersonId, at: Timestamp, settled_at: Timestamp) -> Self {
        Self { person, editor, at, address_at: None, role_at: None, settled_at }
    }

    /// An edit of the address or the whole account.
    pub(super) const fn address(person: PersonId, editor: PersonId, at: Timestamp, settled_at: Timestamp) -> Self {
        Self { person, editor, at, address_at: Some(at), role_at: None, settled_at }
    }

    /// An edit of a role.
    pub(super) const fn role(person: PersonId, editor: PersonId, at: Timestamp, settled_at: Timestamp) -> Self {
        Self { person, editor, at, address_at: None, role_at: Some(at), settled_at }
    }

    /// Returns the edit after a second person reviewed the account as of `then`.
    #[must_use]
    pub fn reviewed(self, then: Timestamp) -> Self {
        Self { address_at: self.address_at.filter(|at| *at > then), ..self }
    }

    /// Merges this edit with the same editor's earlier one of the same account.
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

    /// Returns since when the editor alone may control the account: when they last chose its address, or gave it a role
    /// afterwards.
    fn chosen_at(&self) -> Option<Timestamp> {
        self.address_at.max(self.address_at.and(self.role_at))
    }
}

/// The edits relevant to some accounts: those of the accounts, of their editors' accounts, and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(pub Vec<Edit>);

impl Edits {
    /// Returns the people who may control an account: its owner, whoever recently chose its address alone or gave it a
    /// role after that, and whoever may control their accounts.
    pub fn controllers(&self, person: PersonId, now: Timestamp) -> BTreeSet<PersonId> {
        let since = now.plus_seconds(-PROBATION_SECS);
        let mut controllers = BTreeSet::from([person]);
        let mut open = vec![person];
        while let Some(person) = open.pop() {
            let chose = |edit: &&Edit| edit.person == person && edit.chosen_at().is_some_and(|at| at > since);
            for edit in self.0.iter().filter(chose) {
                if controllers.insert(edit.editor) {
                    open.push(edit.editor);
                }
            }
        }
        controllers
    }

    /// Whether nobody may control both accounts.
    pub fn independent(&self, one: PersonId, other: PersonId, now: Timestamp) -> bool {
        self.controllers(one, now).is_disjoint(&self.controllers(other, now))
    }

    /// Returns everybody who ever edited this account.
    pub fn editors(&self, person: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        self.0.iter().filter(move |edit| edit.person == person).map(|edit| edit.editor)
    }
}
