//! How a standard is kept: what a report on a period says, computed from the events.

mod period;

pub use period::{Interval, MOST_DAYS, Period, PeriodFault};

use crate::standard::Role;

/// Whether these roles judge the service: they see its figures, write the meeting's minutes and close periods.
pub fn evaluates(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::AgencyHead | Role::DivisionHead | Role::Administrator))
}
