//! Actors, and whom they stand in for.

use serde::{Deserialize, Serialize};

use crate::standard::{AgencyId, Role};

/// A person's key in the database. It says nothing about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct PersonId(pub i64);

/// Who acts, with the roles held at the one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A logged-in person.
    Person {
        /// Who.
        id: PersonId,
        /// At which agency.
        agency: AgencyId,
        /// The roles held there; every person is the holder of their own certificate.
        roles: Vec<Role>,
        /// Colleagues on leave whom this person stands in for today, with the delegated roles.
        stands_in: Vec<(PersonId, Vec<Role>)>,
    },
    /// The program itself, which issues approved certificates and notifies people.
    System,
}

impl Actor {
    /// Whether this is that person.
    pub fn is(&self, person: PersonId) -> bool {
        matches!(self, Self::Person { id, .. } if *id == person)
    }

    /// Whether this person holds any of these roles.
    pub fn holds_any(&self, wanted: &[Role]) -> bool {
        self.own_role(wanted).is_some()
    }

    /// Returns the first of these roles that this person holds.
    pub fn own_role(&self, wanted: &[Role]) -> Option<Role> {
        match self {
            Self::Person { roles, .. } => first_of(wanted, roles),
            Self::System => None,
        }
    }

    /// Returns the colleagues whom this person stands in for in one of these roles, each with the first of them.
    pub fn stands_in_for(&self, wanted: &[Role]) -> impl Iterator<Item = (PersonId, Role)> {
        let stands_in = match self {
            Self::Person { stands_in, .. } => stands_in.as_slice(),
            Self::System => &[],
        };
        stands_in.iter().filter_map(|(person, roles)| Some((*person, first_of(wanted, roles)?)))
    }
}

fn first_of(wanted: &[Role], held: &[Role]) -> Option<Role> {
    wanted.iter().copied().find(|role| held.contains(role))
}
