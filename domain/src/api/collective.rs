//! Collective renewals, as officers start and follow them.

use serde::{Deserialize, Serialize};

use super::HeadOfUnit;
use crate::collective::{MemberState, Obstacle};
use crate::moment::{Timestamp, Zone};
use crate::renewal::PersonId;

/// The agency's collective renewals, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveRenewals {
    /// Whether one can be started: the agency accepts electronic recommendations.
    pub available: bool,
    /// What the agency calls the letter ("Surat Rekomendasi").
    pub letter_title: String,
    /// One each.
    pub rows: Vec<CollectiveRow>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// A collective renewal in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveRow {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// Whether it is open.
    pub open: bool,
    /// Members who have applied.
    pub done: u32,
    /// Members who are to apply: all but those who don't take part or were left out.
    pub of: u32,
}

/// Holders whose certificates end soon or ended lately, by unit and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveCandidates {
    /// One each.
    pub rows: Vec<CollectiveCandidate>,
    /// Whether there are more.
    pub more: bool,
    /// The agency's time zone.
    pub zone: Zone,
}

/// Somebody who may be invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveCandidate {
    /// Key.
    pub id: PersonId,
    /// Name without titles.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// When the certificate ends.
    pub not_after: Option<Timestamp>,
    /// Whether the account is in use.
    pub activated: bool,
    /// Why they can't be invited.
    pub obstacle: Option<Obstacle>,
}

/// Reads a list of names. Answered by [`NamesRead`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NamesToRead {
    /// A person a line, by NIP or official e-mail; as typed or copied from a table.
    pub text: String,
}

/// Whom a list names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamesRead {
    /// Whom it names, in its order.
    pub found: Vec<CollectiveCandidate>,
    /// The lines that name nobody.
    pub faults: Vec<NameFault>,
}

/// A line that names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NameFault {
    /// Its number, from 1.
    pub line: u32,
    /// Why not.
    pub why: WhyNobody,
}

/// Why a line names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhyNobody {
    /// There is neither a NIP nor an e-mail address in it.
    Unreadable,
    /// Nobody of this agency has it.
    Unknown,
    /// This earlier line names the same person.
    Repeated(u32),
}

/// Starts a collective renewal. Answered by [`CollectiveProgress`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCollective {
    /// Official e-mail or NIP of the head of the unit.
    pub head: String,
    /// What the officer writes to the members; blank for nothing.
    pub note: String,
    /// Who is invited.
    pub people: Vec<PersonId>,
}

/// A collective renewal with its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveProgress {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// Who recommends.
    pub head: HeadOfUnit,
    /// Name of the officer who started it.
    pub started_by: String,
    /// What the officer wrote to the members; blank for nothing.
    pub note: String,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// When an officer ended it.
    pub ended_at: Option<Timestamp>,
    /// Whether it is open.
    pub open: bool,
    /// Members who have applied.
    pub done: u32,
    /// Members who are to apply: all but those who don't take part or were left out.
    pub of: u32,
    /// Whether a member whose turn it is can be reminded now.
    pub remindable: bool,
    /// The members, by name.
    pub members: Vec<CollectiveMember>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// A member, as officers see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveMember {
    /// Key.
    pub id: PersonId,
    /// Name without titles.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Whether the account is in use.
    pub activated: bool,
    /// Where they stand.
    pub state: MemberState,
    /// Since when.
    pub since: Timestamp,
    /// Why they don't take part; blank for no reason.
    pub reason: String,
    /// When the last mail about it was written to them.
    pub mailed_at: Timestamp,
}

/// What an officer does about a collective renewal. Answered by [`CollectiveProgress`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CollectiveCommand {
    /// Invites these people, too.
    Add(Vec<PersonId>),
    /// Leaves a member out.
    Remove(PersonId),
    /// Reminds those whose turn it is.
    Remind,
    /// Ends it.
    End,
}
