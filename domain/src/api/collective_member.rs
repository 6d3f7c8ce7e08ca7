//! Collective renewals, as members and heads of units see them.

use serde::{Deserialize, Serialize};

use super::{HeadOfUnit, RecommendationRequest};
use crate::collective::MemberState;
use crate::moment::{Timestamp, Zone};

/// The collective renewal to which one is invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyCollective {
    /// The latest one; none where there is none, or one was left out.
    pub invitation: Option<CollectiveInvitation>,
    /// What the agency calls the letter in whose place the recommendation stands.
    pub letter_title: String,
    /// The agency's time zone.
    pub zone: Zone,
}

/// An invitation to a collective renewal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveInvitation {
    /// The unit.
    pub unit: String,
    /// Name of the officer who started it.
    pub started_by: String,
    /// Who recommends.
    pub head: HeadOfUnit,
    /// What the officer wrote; blank for nothing.
    pub note: String,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// Whether it is open.
    pub open: bool,
    /// Where one stands.
    pub state: MemberState,
    /// Why one does not take part; blank for no reason.
    pub reason: String,
}

/// Whether one takes part. Answered by [`MyCollective`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CollectiveAnswer {
    /// Whether.
    pub takes_part: bool,
    /// Why not; blank for no reason.
    pub reason: String,
}

/// The open collective renewal in which a holder asks for a recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveOfHolder {
    /// The unit.
    pub unit: String,
    /// Who recommends.
    pub head: HeadOfUnit,
}

/// A collective renewal in the list of what waits for the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveGroup {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// Requests that wait.
    pub waiting: u32,
}

/// The requests of a collective renewal that wait for its head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveRequests {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// Members who are to apply.
    pub of: u32,
    /// Members whom the head has recommended.
    pub recommended: u32,
    /// The requests, oldest first.
    pub requests: Vec<RecommendationRequest>,
    /// What the agency calls the letter in whose place the recommendation stands.
    pub letter_title: String,
}

/// Recommends several holders at once. Answered by [`CollectiveRecommended`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CollectiveRecommendation {
    /// Numbers of their requests.
    pub requests: Vec<i64>,
}

/// What became of a recommendation of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollectiveRecommended {
    /// How many are recommended.
    pub recommended: u32,
    /// Names of those who are not: their data changed, or the request was withdrawn.
    pub not: Vec<String>,
    /// What still waits.
    pub left: CollectiveRequests,
}

/// A collective renewal in which one was a member, in the copy of one's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnCollective {
    /// The unit.
    pub unit: String,
    /// When one was invited.
    pub invited_at: Timestamp,
    /// Whether one took part; none without an answer.
    pub takes_part: Option<bool>,
    /// When one answered.
    pub answered_at: Option<Timestamp>,
    /// Why not; blank for no reason.
    pub reason: String,
    /// When an officer left one out.
    pub left_out_at: Option<Timestamp>,
}
