//! Who acts.

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
    },
    /// The program itself: it issues what was approved and tells people.
    System,
}

impl Actor {
    /// Whether this is that person.
    pub fn is(&self, person: PersonId) -> bool {
        matches!(self, Self::Person { id, .. } if *id == person)
    }

    /// Whether any of these roles is held.
    pub fn holds_any(&self, wanted: &[Role]) -> bool {
        matches!(self, Self::Person { roles, .. } if roles.iter().any(|role| wanted.contains(role)))
    }
}
