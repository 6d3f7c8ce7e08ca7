//! How long each side had the renewal. There are two clocks, which are never summed; both stop while the holder must
//! act. Computed from the events, never stored.

use serde::{Deserialize, Serialize};

use super::{Renewal, Wait};
use crate::moment::Timestamp;
use crate::office_hours::Holidays;
use crate::standard::{ClockOwner, ServiceStandard, StepKind};

/// Time used so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Clocks {
    /// Seconds of working time at the office.
    pub office: i64,
    /// Seconds of calendar time at the authority.
    pub authority: i64,
    /// Seconds of calendar time with the holder, in which both clocks stood still.
    pub holder: i64,
    /// The clock that runs now; none while the holder must act and when all is over.
    pub running: Option<ClockOwner>,
}

/// Returns both clocks at `now`.
pub fn clocks(standard: &ServiceStandard, renewal: &Renewal, holidays: &Holidays, now: Timestamp) -> Clocks {
    let mut clocks = Clocks::default();
    for wait in &renewal.waits {
        clocks.add(standard, *wait, holidays);
    }
    if renewal.open() {
        let step = renewal.at_step();
        clocks.add(standard, Wait { step, from: renewal.since, to: now }, holidays);
        clocks.running = clock_of(standard, step);
    }
    clocks
}

impl Clocks {
    fn add(&mut self, standard: &ServiceStandard, wait: Wait, holidays: &Holidays) {
        let used = time_used(standard, wait, holidays);
        match clock_of(standard, wait.step) {
            Some(ClockOwner::Office) => self.office += used,
            Some(ClockOwner::Authority) => self.authority += used,
            None => self.holder += used,
        }
    }
}

/// Returns the seconds of a wait: working time at the office, calendar time elsewhere; 0 if the clock was set back.
pub fn time_used(standard: &ServiceStandard, wait: Wait, holidays: &Holidays) -> i64 {
    match clock_of(standard, wait.step) {
        Some(ClockOwner::Office) => standard.hours.working_seconds_between(wait.from, wait.to, holidays),
        Some(ClockOwner::Authority) | None => wait.to.seconds_since(wait.from).max(0),
    }
}

/// Returns whose clock runs at this step; none while the holder sets the passphrase, here or at the authority.
pub fn clock_of(standard: &ServiceStandard, step: Option<usize>) -> Option<ClockOwner> {
    let step = standard.steps.get(step?)?;
    (step.kind != StepKind::SetPassphrase).then(|| step.clock())
}
