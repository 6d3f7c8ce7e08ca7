//! The pause between two mailed codes.

use domain::moment::Timestamp;
use domain::problem::{Fault, Field, Problem};

use crate::app::error::Error;

/// Seconds between two codes.
const PAUSE_SECS: i64 = 60;

/// When another code can be asked for, after those mailed at these times. A time still to come was told by a clock that was
/// wrong: it counts for nothing.
pub fn over_at(sent: impl Iterator<Item = Timestamp>, now: Timestamp) -> Timestamp {
    sent.filter(|at| *at <= now).max().map_or(now, |last| last.plus_seconds(PAUSE_SECS))
}

/// Whether another code can be asked for.
///
/// # Errors
/// 429 that the form shows at `field`.
pub fn check(sent: impl Iterator<Item = Timestamp>, now: Timestamp, field: Field) -> Result<(), Error> {
    match u32::try_from(over_at(sent, now).seconds_since(now)) {
        Ok(seconds) if seconds > 0 => Err(Error::TooManyAttempts {
            retry_after_secs: seconds,
            problem: Some(Problem::new(field, Fault::CodeSent(seconds))),
        }),
        _ => Ok(()),
    }
}
