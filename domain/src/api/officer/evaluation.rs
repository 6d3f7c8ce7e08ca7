//! The evaluation of a period: its figures, and what was said about them.

use serde::{Deserialize, Serialize};

use crate::evaluation::{Figures, Period};
use crate::moment::{Date, Timestamp, Zone};
use crate::problem::{Fault, Field, Problem};
use crate::renewal::Digest;
use crate::standard::Interval;

/// Most characters of minutes, and of decisions.
pub const MINUTES_MAX: u16 = 10_000;

/// Which period; without days the last month or quarter that is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[serde(deny_unknown_fields)]
pub struct EvaluationQuery {
    /// Its first day.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
}

/// The evaluation of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EvaluationView {
    /// The agency's name.
    pub agency: String,
    /// Its id, for the public page.
    pub agency_id: String,
    /// Its time zone.
    pub zone: Zone,
    /// Today, in that zone.
    pub today: Date,
    /// How often it evaluates.
    pub every: Interval,
    /// Whether its standard says so.
    pub named: bool,
    /// The version of its standard that new applications follow.
    pub current: Digest,
    /// The figures: those that were closed, if it is closed.
    pub figures: Figures,
    /// How and when it was closed.
    pub closed: Option<ClosedView>,
    /// Whether it can be closed now.
    pub closable: bool,
    /// Closed periods, newest first.
    pub closed_periods: Vec<Period>,
    /// Minutes of its meetings, newest first.
    pub minutes: Vec<MinutesView>,
}

/// A closed period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClosedView {
    /// When.
    pub at: Timestamp,
    /// By whom; blank for the program.
    pub by: String,
    /// SHA-256 of the figures as kept.
    pub figures: Digest,
    /// Number of events then.
    pub length: i64,
    /// The hash of the last of them.
    pub head: Digest,
}

/// A version of the minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesView {
    /// 1, 2, 3 ...
    pub version: u32,
    /// What was said; blank once it was erased.
    pub minutes: String,
    /// What was decided.
    pub decisions: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Whether it was erased, since its time is over.
    pub erased: bool,
}

/// New minutes, which follow those of `version`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMinutes {
    /// Of which period.
    pub period: Period,
    /// The version that was read; 0 if there was none.
    pub version: u32,
    /// What was said.
    pub minutes: String,
    /// What was decided.
    pub decisions: String,
}

impl NewMinutes {
    /// Checks the texts.
    ///
    /// # Errors
    /// What must be corrected, each at its field.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        for (field, text) in [(Field::Minutes, &self.minutes), (Field::Decisions, &self.decisions)] {
            if text.chars().count() > usize::from(MINUTES_MAX) {
                problems.push(Problem::new(field, Fault::TooLong(MINUTES_MAX)));
            }
        }
        if self.minutes.trim().is_empty() && self.decisions.trim().is_empty() {
            problems.push(Problem::new(Field::Minutes, Fault::Blank));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// Closes a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Which.
    pub period: Period,
}

/// Makes the period that is asked for.
///
/// # Errors
/// What must be corrected, each at its field.
pub fn period_asked(first: Date, last: Date, today: Date) -> Result<Period, Problem> {
    use crate::evaluation::{MOST_DAYS, PeriodFault};
    if first > today {
        return Err(Problem::new(Field::FirstDay, Fault::Future));
    }
    Period::new(first, last).map_err(|fault| {
        let fault = match fault {
            PeriodFault::Empty => Fault::BeforeFirst,
            PeriodFault::TooLong => Fault::TooLong(u16::try_from(MOST_DAYS).unwrap_or(u16::MAX)),
        };
        Problem::new(Field::LastDay, fault)
    })
}
