//! The evaluation: figures of a period, made from renewals' visits; minutes of the meeting on it; closed periods.

pub mod close;
pub mod minutes;
pub mod paper;
pub mod remind;
pub mod report;
pub mod rows;
mod text;
pub mod view;

use domain::standard::Interval;
use domain::standard::ServiceStandard;

/// Returns how often an agency evaluates; each month where its standard is silent.
pub fn interval(standard: &ServiceStandard) -> Interval {
    standard.evaluation.map(|evaluation| evaluation.every).unwrap_or_default()
}
