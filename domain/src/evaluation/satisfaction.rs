//! Satisfaction in a period of whole months, as the survey measures it.

use serde::{Deserialize, Serialize};

use crate::survey::Grade;

/// The survey of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyFigures {
    /// How many people answered.
    pub respondents: u32,
    /// How many services ended.
    pub served: u32,
    /// How many answers that number needs.
    pub needed: u32,
    /// The index in hundredths of a point; none below the sample.
    pub index: Option<u32>,
    /// Its grade.
    pub grade: Option<Grade>,
}
