//! Delegation during leave.

use serde::{Deserialize, Serialize};

use crate::delegation::DelegationDays;
use crate::moment::Date;
use crate::renewal::PersonId;
use crate::standard::Role;

/// Delegations that this officer gave or received and that are not over, and who can stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delegations {
    /// Soonest first.
    pub rows: Vec<DelegationRow>,
    /// The agency's other officers.
    pub colleagues: Vec<Colleague>,
    /// Today, in the agency's zone.
    pub today: Date,
}

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DelegationRow {
    /// Key.
    pub id: i64,
    /// Who is on leave.
    pub from: String,
    /// Who stands in.
    pub to: String,
    /// When.
    pub days: DelegationDays,
    /// Whether the asking officer gave it, and so may end it.
    pub mine: bool,
}

/// An officer who can stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Own roles.
    pub roles: Vec<Role>,
}

/// A new delegation of all one's roles but the administrator's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDelegation {
    /// Who stands in.
    pub to: PersonId,
    /// When.
    pub days: DelegationDays,
}
