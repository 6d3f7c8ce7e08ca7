//! Delegation during leave: a colleague acts in an officer's place for some days, and the record names both.

use serde::{Deserialize, Serialize};

use crate::moment::Date;
use crate::problem::{Fault, Field, Problem};

/// Maximum length of a delegation, in days.
pub const MAX_DAYS: u16 = 366;

/// The days of a delegation, both included, in the agency's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DelegationDays {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl DelegationDays {
    /// Whether it is valid on this day.
    pub fn hold_on(&self, today: Date) -> bool {
        self.first <= today && today <= self.last
    }

    /// Checks whether a delegation for these days can be made today.
    ///
    /// # Errors
    /// What the officer must correct, each at its field.
    pub fn check(&self, today: Date) -> Result<(), Vec<Problem>> {
        let fault = if self.last < today {
            Fault::Past
        } else if self.last < self.first {
            Fault::BeforeFirst
        } else if self.last.days() - self.first.days() >= i64::from(MAX_DAYS) {
            Fault::TooLong(MAX_DAYS)
        } else {
            return Ok(());
        };
        Err(vec![Problem::new(Field::LastDay, fault)])
    }
}
