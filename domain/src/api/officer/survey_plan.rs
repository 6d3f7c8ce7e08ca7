//! What is done about the lowest element of a survey (rencana tindak lanjut), and whether it moved.

use serde::{Deserialize, Serialize};

use crate::moment::Date;
use crate::problem::{Fault, Field, Problem};
use crate::survey::{Element, Month};

/// All plans of an agency, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyPlans {
    /// The plans.
    pub plans: Vec<SurveyPlan>,
    /// The agency's day.
    pub today: Date,
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyPlan {
    /// Id.
    pub id: i64,
    /// The element that it is about.
    pub element: Element,
    /// The first month of the survey in which that was the lowest.
    pub first: Month,
    /// The last month.
    pub last: Month,
    /// What is done.
    pub what: String,
    /// Who does it: a role or a person.
    pub owner: String,
    /// By when.
    pub due: Date,
    /// On which day it was done.
    pub done: Option<Date>,
    /// The element's mean in those months, in thousandths.
    pub before: Option<u32>,
    /// Its mean in as many months after them; none where fewer people answered than a group must have to be shown.
    pub after: Option<u32>,
}

/// A plan to be made, for the lowest element of these months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSurveyPlan {
    /// The first month.
    pub first: Month,
    /// The last month.
    pub last: Month,
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: Date,
}

/// Most characters of what is done.
pub const MAX_PLAN: u16 = 1_000;
/// Most characters of who does it.
pub const MAX_PLAN_OWNER: u16 = 100;

impl NewSurveyPlan {
    /// Returns everything that is wrong with it.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let text = |field, text: &str, most: u16| {
            let fault = match text.trim().chars().count() {
                0 => Some(Fault::Blank),
                count if count > usize::from(most) => Some(Fault::TooLong(most)),
                _ => None,
            };
            fault.map(|fault| Problem::new(field, fault))
        };
        let past = (self.due < today).then(|| Problem::new(Field::PlanDue, Fault::Past));
        let texts = [text(Field::Plan, &self.what, MAX_PLAN), text(Field::PlanOwner, &self.owner, MAX_PLAN_OWNER)];
        texts.into_iter().chain([past]).flatten().collect()
    }
}
