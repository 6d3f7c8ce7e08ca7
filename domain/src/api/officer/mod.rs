//! The officers' resources.

mod admin;
mod alerts;
mod case;
mod case_list;
mod complaint;
mod delegation;
mod evaluation;
mod filing;
mod inbox;
mod log;
mod notice;
mod proposal;
mod recorded;
mod search;
mod survey_plan;
mod terminal;

pub use admin::*;
pub use alerts::*;
pub use case::*;
pub use case_list::*;
pub use complaint::*;
pub use delegation::*;
pub use evaluation::*;
pub use filing::*;
pub use inbox::*;
pub use log::*;
pub use notice::*;
pub use proposal::*;
pub use recorded::*;
pub use search::*;
pub use survey_plan::{MAX_PLAN, MAX_PLAN_OWNER, NewSurveyPlan, SurveyPlan, SurveyPlans};
pub use terminal::*;
