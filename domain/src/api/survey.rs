//! The survey of satisfaction: invitations, what is sent, and the result.

use serde::{Deserialize, Serialize};

use crate::moment::{Timestamp, Zone};
use crate::survey::{Answers, Education, Element, Grade, Month, Sex, Work};

/// An invitation to rate one service, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyInvitation {
    /// Whether it can be used.
    pub state: InvitationState,
    /// With what: only where its own holder asks for it, and it can be used. What was given before counts no more.
    pub token: Option<String>,
    /// The agency that served.
    pub agency_name: String,
    /// Until when it can be used.
    pub until: Timestamp,
    /// The agency's time zone.
    pub zone: Zone,
}

/// Whether an invitation can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// It can.
    Open,
    /// Somebody has used it.
    Answered,
    /// Its time is over.
    Over,
}

/// An invitation's token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyToken {
    /// The token.
    pub token: String,
}

/// Answers, with the token that they use up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyAnswers {
    /// The token.
    pub token: String,
    /// The answers.
    pub answers: Answers,
}

/// What people answered in some months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyResult {
    /// The first month.
    pub first: Month,
    /// The last month.
    pub last: Month,
    /// How many people answered.
    pub respondents: u32,
    /// How many services ended in these months: certificates issued, applications rejected, complaints closed.
    pub served: u32,
    /// How many answers that number needs.
    pub needed: u32,
    /// The index in hundredths of a point; none below the sample, and where nobody rated an element.
    pub index: Option<u32>,
    /// Its grade.
    pub grade: Option<Grade>,
    /// All nine; none where fewer people answered than a group must have to be shown.
    pub elements: Vec<ElementResult>,
    /// The element with the lowest mean.
    pub lowest: Option<Element>,
    /// What respondents said of themselves.
    pub traits: TraitGroups,
}

impl SurveyResult {
    /// Whether there are as many answers as the sample needs.
    pub const fn is_enough(&self) -> bool {
        self.respondents > 0 && self.respondents >= self.needed
    }
}

/// What people answered about one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElementResult {
    /// Which.
    pub element: Element,
    /// How often each answer was given, the worst first.
    pub scores: [u32; 4],
    /// The mean (NRR) in thousandths; none where nobody rated it.
    pub mean: Option<u32>,
    /// Its grade; none below the sample.
    pub grade: Option<Grade>,
}

/// Groups of respondents that are large enough to be shown, each with its size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TraitGroups {
    /// By sex.
    pub sex: Vec<(Sex, u32)>,
    /// By education.
    pub education: Vec<(Education, u32)>,
    /// By work.
    pub work: Vec<(Work, u32)>,
}
