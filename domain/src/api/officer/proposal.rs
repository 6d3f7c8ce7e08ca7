//! Proposals of the administration, which wait for a second person.

use serde::{Deserialize, Serialize};

use super::DataChange;
use crate::administration::ProposalId;
use crate::moment::{Timestamp, Zone};
use crate::standard::Role;

/// The agency's proposals, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proposals {
    /// At most 200.
    pub rows: Vec<ProposalRow>,
    /// How many there are in all.
    pub in_all: u32,
    /// The agency's time zone.
    pub zone: Zone,
}

/// A proposal: a role, or changes of an account's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalRow {
    /// Its key.
    pub id: ProposalId,
    /// Proposals of one act share it.
    pub batch: i64,
    /// For whom, or whose account.
    pub name: String,
    /// The address on record.
    pub email: String,
    /// A role, or else changes.
    pub role: Option<Role>,
    /// Old values beside new ones.
    pub changes: Vec<DataChange>,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What it waits for.
    pub waits_for: WaitsFor,
    /// Whether the asking officer may confirm it. Every administrator may refuse it.
    pub confirmable: bool,
}

/// What a proposal waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The end of the application that the person concerned has under way.
    CaseEnd,
    /// A second administrator.
    Administrator,
    /// A second administrator or the account's owner, who is asked by mail.
    AdministratorOrOwner,
    /// Nobody in particular: it takes effect by itself then, unless somebody objects; none until everybody concerned is told
    /// when.
    Time(Option<Timestamp>),
}

/// An administrator's answer to a proposal. Answered by [`Proposals`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposalAnswer {
    /// Confirmed; otherwise refused.
    pub agree: bool,
    /// For everything of its batch, at most 200 at once.
    #[serde(default)]
    pub batch: bool,
}

/// The answer of who is concerned, by a mailed link. Only the account's owner can agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkAnswer {
    /// The secret part of the link.
    pub link: String,
    /// Agreed; otherwise refused.
    pub agree: bool,
}
