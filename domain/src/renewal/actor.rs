//! Who acts, and for whom.

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
        /// The roles held there; every person is a holder as to their own certificate.
        roles: Vec<Role>,
        /// Colleagues on leave whom this person stands in for today, with the roles that came over.
        stands_in: Vec<(PersonId, Vec<Role>)>,
    },
    /// The program itself: it issues what was approved and tells people.
    System,
}

impl Actor {
    /// Whether this is that person.
    pub fn is(&self, person: PersonId) -> bool {
        matches!(self, Self::Person { id, .. } if *id == person)
    }

    /// Whether any of these roles is this person's own.
    pub fn holds_any(&self, wanted: &[Role]) -> bool {
        self.own_role(wanted).is_some()
    }

    /// The first of these roles that is this person's own.
    pub fn own_role(&self, wanted: &[Role]) -> Option<Role> {
        match self {
            Self::Person { roles, .. } => first_of(wanted, roles),
            Self::System => None,
        }
    }

    /// The colleagues whose place this person takes in one of these roles, each with the first of them.
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
