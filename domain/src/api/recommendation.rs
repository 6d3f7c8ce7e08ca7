//! Electronic recommendations, as holders ask for them and heads of units answer.

use serde::{Deserialize, Serialize};

use super::{CollectiveGroup, CollectiveOfHolder};
use crate::journey::RecommendedData;
use crate::moment::{Timestamp, Zone};

/// The state of one's own recommendation. `GET` of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyRecommendation {
    /// Whether one can be asked for: the agency accepts it, and the draft's letter is open.
    pub available: bool,
    /// What the agency calls the letter ("Surat Rekomendasi").
    pub letter_title: String,
    /// The data for which the draft applies: what the head is shown.
    pub data: RecommendedData,
    /// What was asked last.
    pub asked: Option<AskedRecommendation>,
    /// The open collective renewal in which it can be asked for.
    pub collective: Option<CollectiveOfHolder>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// What was asked of the head of the unit, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedRecommendation {
    /// What became of it.
    pub state: RecommendationState,
    /// Who was asked.
    pub head: HeadOfUnit,
    /// What the holder wrote; blank for nothing.
    pub note: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Why it was declined; blank otherwise.
    pub reason: String,
    /// Whether it can be withdrawn.
    pub withdrawable: bool,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecommendationState {
    /// It waits for its answer.
    Waiting,
    /// The head recommended.
    Recommended,
    /// The head declined.
    Declined,
    /// The holder withdrew it.
    Withdrawn,
    /// Nobody answered in time.
    Expired,
    /// The holder's data changed afterwards.
    Void,
}

/// The head of a unit, as much as a holder needs to know whom they ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeadOfUnit {
    /// Name without titles.
    pub name: String,
    /// Position.
    pub position: String,
    /// Unit.
    pub unit: String,
}

/// Looks up whom to ask. Answered by [`HeadOfUnit`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HeadQuery {
    /// Official e-mail or NIP, as typed.
    pub identifier: String,
}

/// Asks a person for a recommendation. Answered by [`MyRecommendation`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRecommendationRequest {
    /// Official e-mail or NIP of whoever is asked.
    pub identifier: String,
    /// What the holder writes to them; blank for nothing.
    pub note: String,
}

/// The requests that wait for whoever is logged in, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecommendationRequests {
    /// One a holder.
    pub rows: Vec<RecommendationRow>,
    /// The collective renewals of those who asked in one.
    pub collectives: Vec<CollectiveGroup>,
    /// The agency's time zone.
    pub zone: Zone,
}

/// A request in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecommendationRow {
    /// Its number.
    pub id: i64,
    /// The holder's name.
    pub name: String,
    /// The holder's unit.
    pub unit: String,
    /// The collective renewal in which it was asked.
    pub collective: Option<i64>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
}

/// A request, as whoever was asked sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecommendationRequest {
    /// Its number.
    pub id: i64,
    /// The collective renewal in which it was asked.
    pub collective: Option<i64>,
    /// What became of it.
    pub state: RecommendationState,
    /// What is recommended.
    pub data: RecommendedData,
    /// Whether the certificate has expired, so that another one is issued.
    pub reissue: bool,
    /// What the holder wrote; blank for nothing.
    pub note: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// What the agency calls the letter in whose place the recommendation stands.
    pub letter_title: String,
    /// The agency's time zone.
    pub zone: Zone,
}

/// The answer to a request. Answered by [`RecommendationRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecommendationAnswer {
    /// Whether it is recommended.
    pub recommend: bool,
    /// Why not; needed to decline, and blank otherwise.
    pub reason: String,
}

/// Who recommended an application, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GivenRecommendation {
    /// Who, with position and unit at that time.
    pub by: HeadOfUnit,
    /// When.
    pub at: Timestamp,
}

/// A recommendation that one asked for, or was asked for, in the copy of one's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRecommendation {
    /// Whether one was asked; otherwise one asked oneself.
    pub as_head: bool,
    /// One's own data that was shown; none where one was asked.
    pub data: Option<RecommendedData>,
    /// What one wrote; blank for nothing.
    pub note: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Whether it was recommended; none while it is not answered.
    pub recommended: Option<bool>,
    /// As what one answered; none where one asked.
    pub answered_as: Option<HeadOfUnit>,
    /// The reason that one gave, or was given; blank for none.
    pub reason: String,
}
