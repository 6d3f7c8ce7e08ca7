//! How a standard is kept: what a report on a period says, computed from the events.

mod complaints;
mod figures;
mod period;
mod public;
mod satisfaction;
mod tally;
mod visit;

pub use complaints::{ClassFigures, ComplaintFigures, ComplaintTally};
pub use figures::{
    Acts, Counted, Durations, Figures, Outcomes, Returns, Sent, Slow, StepFigures, VersionFigures, percent,
};
pub use period::{MOST_DAYS, Period, PeriodFault};
pub use public::{
    FEWEST, PublicClass, PublicComplaints, PublicDurations, PublicFigures, PublicStep, PublicSurvey, PublicVersion,
    Share, Shown, share, shown,
};
pub use satisfaction::SurveyFigures;
pub use tally::{Course, Tally};
pub use visit::{Act, Reason, Visit, VisitEnd, visits};

use crate::standard::Role;

/// Days after a period in which ending certificates are counted.
pub const ENDING_DAYS: i64 = 90;

/// Whether these roles judge the service: they see its figures, write the meeting's minutes and close periods.
pub fn evaluates(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::AgencyHead | Role::DivisionHead | Role::Administrator))
}
